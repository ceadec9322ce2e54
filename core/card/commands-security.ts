import { concat, hexByte } from './bytes.ts';
import type { Command } from './command.ts';
import { everything, nothing } from './command.ts';

/** Commands that prove, unlock and block (chip.md §5). */

export const getChallenge: Command<{ readonly le: number | null }> = {
  title: { zh: '取随机数', en: 'GET CHALLENGE' },
  clause: 'chip.md §5',
  cla: 0x00,
  ins: 0x84,
  body: 'le',
  fits: (p1, p2) => p1 === 0 && p2 === 0,
  encode: ({ le }) => ({ p1: 0, p2: 0, ...(le === null ? {} : { le }) }),
  decode: ({ le }) => ({ le }),
  accepted: [0x9000],
  secret: { command: nothing, answer: nothing },
  explain: ({ le }) => ({ zh: `取 ${String(le ?? 0)} 字节随机数`, en: `ask for ${String(le ?? 0)} random bytes` }),
};

export const externalAuthenticate: Command<{ readonly keyId: number; readonly cryptogram: Uint8Array }> = {
  title: { zh: '外部认证', en: 'EXTERNAL AUTHENTICATE' },
  clause: 'chip.md §5, §6: auth8 ‖ raw8',
  cla: 0x00,
  ins: 0x82,
  body: 'data',
  fits: (p1) => p1 === 0,
  encode: ({ keyId, cryptogram }) => ({ p1: 0, p2: keyId, data: cryptogram }),
  decode: ({ p2, data }) => ({ keyId: p2, cryptogram: data }),
  accepted: [0x9000],
  // With challenge and raw value the authentication value would let somebody search for a single DES session key.
  secret: { command: everything, answer: nothing },
  explain: ({ keyId }) => ({ zh: `用密钥 ${hexByte(keyId)} 认证`, en: `authenticate with key ${hexByte(keyId)}` }),
};

export const internalAuthenticate: Command<{ readonly factorAndRaw: Uint8Array }> = {
  title: { zh: '内部认证', en: 'INTERNAL AUTHENTICATE' },
  clause: 'chip.md §5, §6: factor8 ‖ raw8, answered with 8 bytes',
  cla: 0x00,
  ins: 0x88,
  body: 'data-le',
  fits: (p1, p2) => p1 === 0 && p2 === 0,
  // Without Le: over T=0 a command has either Lc or Le, and some readers would pass the byte on to the chip.
  encode: ({ factorAndRaw }) => ({ p1: 0, p2: 0, data: factorAndRaw }),
  decode: ({ data }) => ({ factorAndRaw: data }),
  accepted: [0x9000],
  secret: { command: nothing, answer: everything },
  explain: () => ({ zh: '芯片证明自己', en: 'the chip proves itself' }),
};

/** An empty PIN asks for the tries left and loses none. */
export const verify: Command<{ readonly pin: Uint8Array }> = {
  title: { zh: '校验密码', en: 'VERIFY' },
  clause: 'chip.md §5: cn, odd digit padded F',
  cla: 0x00,
  ins: 0x20,
  body: 'data',
  fits: (p1, p2) => p1 === 0 && p2 === 0,
  encode: ({ pin }) => ({ p1: 0, p2: 0, data: pin }),
  decode: ({ data }) => ({ pin: data }),
  accepted: [0x9000],
  secret: { command: everything, answer: nothing },
  explain: ({ pin }) =>
    pin.length === 0 ? { zh: '查询密码剩余次数', en: 'ask for the PIN tries left' } : { zh: '校验密码', en: 'verify the PIN' },
};

export const changePin: Command<{ readonly old: Uint8Array; readonly renewed: Uint8Array | null }> = {
  title: { zh: '修改密码', en: 'CHANGE PIN' },
  clause: 'chip.md §5: old FF new',
  cla: 0x80,
  ins: 0x5e,
  body: 'data',
  fits: (p1, p2) => p1 === 0x01 && p2 === 0x00,
  encode: ({ old, renewed }) => ({ p1: 0x01, p2: 0x00, data: renewed === null ? old : concat(old, Uint8Array.of(0xff), renewed) }),
  decode({ data }) {
    // No PIN holds a byte FF: an odd digit leaves only half a byte F. Without the separator everything is the old PIN.
    const separator = data.indexOf(0xff);
    return separator < 0 ? { old: data, renewed: null } : { old: data.slice(0, separator), renewed: data.slice(separator + 1) };
  },
  accepted: [0x9000],
  secret: { command: everything, answer: nothing },
  explain: () => ({ zh: '修改密码', en: 'change the PIN' }),
};

export interface WithMac {
  readonly mac: Uint8Array;
}

function macOnly(title: Command['title'], ins: number, p2: number, explained: Command['title']): Command<WithMac> {
  return {
    title,
    clause: 'chip.md §5, §6: 4 bytes of MAC',
    cla: 0x84,
    ins,
    body: 'data',
    fits: (p1, otherP2) => p1 === 0 && otherP2 === p2,
    encode: ({ mac }) => ({ p1: 0, p2, data: mac }),
    decode: ({ data }) => ({ mac: data }),
    macLengths: { DES: 4, SM4: 4 },
    accepted: [0x9000],
    secret: { command: everything, answer: nothing },
    explain: () => explained,
  };
}

export const pinUnblock = macOnly({ zh: '密码解锁', en: 'PIN UNBLOCK' }, 0x24, 0x00, {
  zh: '恢复密码次数',
  en: 'give the PIN its tries back',
});

export const pinReload: Command<WithMac & { readonly enciphered: Uint8Array }> = {
  title: { zh: '密码重装', en: 'PIN RELOAD' },
  clause: 'chip.md §5, §6: enciphered PIN ‖ MAC, Lc 0C for DES, 14 for SM4',
  cla: 0x84,
  ins: 0x24,
  body: 'data',
  fits: (p1, p2) => p1 === 0 && p2 === 0x01,
  encode: ({ enciphered, mac }) => ({ p1: 0, p2: 0x01, data: concat(enciphered, mac) }),
  decode: ({ data }) => ({ enciphered: data.slice(0, -4), mac: data.slice(-4) }),
  macLengths: { DES: 0x0c, SM4: 0x14 },
  accepted: [0x9000],
  secret: { command: everything, answer: nothing },
  explain: () => ({ zh: '装入新密码', en: 'load a new PIN' }),
};

/** For good: it destroys the application, it is not the service 应用锁定 (chip.md §5). */
export const applicationBlock = macOnly({ zh: '应用永久锁定', en: 'APPLICATION BLOCK' }, 0x1e, 0x01, {
  zh: '永久锁定应用',
  en: 'block the application for good',
});

/** For good: it destroys the card (chip.md §5). */
export const cardBlock = macOnly({ zh: '卡片永久锁定', en: 'CARD BLOCK' }, 0x16, 0x00, {
  zh: '永久锁定卡片',
  en: 'block the card for good',
});
