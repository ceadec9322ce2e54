import { chanceOf } from '../power/chance.ts';
import type { Chance } from '../power/chance.ts';
import type { Dice, Step } from './steps.ts';

/**
 * What a run does, all of it drawn from one seed: the work of both terminals in its order, and each fault with its moment,
 * its length and where it strikes. The same seed is the same plan. How far the work has got when a fault strikes is left to
 * the machine, and so is what a killed process was just doing.
 */

/** `plain` speaks HTTP through a proxy that knows messages, `tls` through a relay that knows bytes alone. */
export const terminalNames = ['plain', 'tls'] as const;
export type TerminalName = (typeof terminalNames)[number];

interface Kind {
  readonly zh: string;
  readonly en: string;
  readonly on: TerminalName | 'either' | 'agency';
  /** How many a minute; one at least in each run. */
  readonly perMinute: number;
  /** Milliseconds from its begin to its end, at least and at most; absent where it is over at once. */
  readonly lasts?: readonly [number, number];
}

const short = [300, 1_500] as const;

export const faultKinds = {
  drop: { zh: '请求丢失', en: 'requests dropped', on: 'plain', perMinute: 3, lasts: short },
  'drop-answer': { zh: '回答丢失', en: 'answers dropped', on: 'plain', perMinute: 4, lasts: short },
  delay: { zh: '延迟', en: 'requests delayed', on: 'plain', perMinute: 3, lasts: short },
  repeat: { zh: '重复送达', en: 'requests repeated', on: 'plain', perMinute: 3, lasts: short },
  cut: { zh: '回答截断', en: 'answers cut off', on: 'plain', perMinute: 3, lasts: short },
  'cut-request': { zh: '请求截断', en: 'requests cut off', on: 'plain', perMinute: 3, lasts: short },
  behind: { zh: '乱序', en: 'requests in the other order', on: 'plain', perMinute: 3, lasts: short },
  garbled: { zh: '回答被改动', en: 'answers changed', on: 'plain', perMinute: 2, lasts: short },
  unsigned: { zh: '200 未签名 JSON', en: '200 with unsigned JSON', on: 'plain', perMinute: 2, lasts: short },
  html: { zh: '200 网页', en: '200 with HTML', on: 'plain', perMinute: 2, lasts: short },
  empty: { zh: '200 空', en: '200 with nothing', on: 'plain', perMinute: 2, lasts: short },
  earlier: { zh: '别的请求的回答', en: 'the signed answer to another request', on: 'plain', perMinute: 3, lasts: short },
  'valid-500': { zh: '500 带真实回答', en: '500 with the real body', on: 'plain', perMinute: 2, lasts: short },
  portal: { zh: '认证门户', en: 'captive portal', on: 'plain', perMinute: 1, lasts: short },
  'proxy-asks': { zh: '代理要求认证 407', en: '407 of a proxy', on: 'plain', perMinute: 1, lasts: short },
  hang: { zh: '无回答', en: 'no answer ever', on: 'plain', perMinute: 0.5, lasts: [200, 400] },
  statuses: { zh: '各种状态码', en: 'statuses 100 to 599', on: 'plain', perMinute: 5, lasts: [2_000, 2_500] },
  'wire-refused': { zh: '连接被拒', en: 'connections refused', on: 'tls', perMinute: 3, lasts: short },
  'wire-cut': { zh: 'TLS 中断', en: 'TLS cut after some bytes', on: 'tls', perMinute: 5, lasts: short },
  'wire-late': { zh: 'TLS 延迟', en: 'TLS delayed', on: 'tls', perMinute: 3, lasts: short },
  'wire-drips': { zh: '慢速滴流', en: 'slow-loris, byte by byte', on: 'tls', perMinute: 2, lasts: short },
  'wire-garbled': { zh: 'TLS 字节损坏', en: 'TLS with a byte changed', on: 'tls', perMinute: 3, lasts: short },
  'wire-other': { zh: '错误证书', en: 'wrong certificate', on: 'tls', perMinute: 2, lasts: short },
  'wire-portal': { zh: '明文门户', en: 'a portal in clear in place of TLS', on: 'tls', perMinute: 2, lasts: short },
  'kill-terminal': { zh: '终端 kill -9', en: 'terminal killed', on: 'either', perMinute: 6, lasts: [50, 400] },
  'kill-agency': { zh: '机构 kill -9', en: 'agency killed', on: 'agency', perMinute: 4, lasts: [50, 1_500] },
  'restore-terminal': {
    zh: '终端恢复旧备份',
    en: 'terminal put back to an earlier copy',
    on: 'either',
    perMinute: 1,
    lasts: [9_000, 16_000],
  },
  'restore-agency': { zh: '机构恢复旧备份', en: 'agency put back to an earlier copy', on: 'agency', perMinute: 1, lasts: [6_000, 12_000] },
  'second-process': { zh: '同一目录第二个进程', en: 'second process on the folder', on: 'either', perMinute: 1 },
  'disk-full': { zh: '磁盘满', en: 'disk full', on: 'either', perMinute: 2, lasts: [500, 2_000] },
  clock: { zh: '时钟被改', en: 'clock set', on: 'either', perMinute: 3, lasts: [1_000, 5_000] },
  courier: { zh: '离线包传递', en: 'by courier', on: 'either', perMinute: 3 },
  'page-flipped': { zh: '数据库一页损坏', en: 'a page of the store flipped', on: 'either', perMinute: 0.2 },
} as const satisfies Readonly<Record<string, Kind>>;
export type FaultKind = keyof typeof faultKinds;

export interface PlannedFault {
  readonly number: number;
  readonly kind: FaultKind;
  readonly on: TerminalName | 'agency';
  /** Milliseconds from the begin of the work. */
  readonly at: number;
  readonly lasts: number;
  /** What else it leaves to chance, from 0 up to, and not, 1. */
  readonly dice: Dice;
}

export interface Plan {
  /** By their moment. */
  readonly faults: readonly PlannedFault[];
  /** The work of each terminal, for as long as it is asked. */
  readonly work: Readonly<Record<TerminalName, () => Step>>;
}

export function planOf(seed: number, minutes: number): Plan {
  const chance = chanceOf(seed);
  const whole = minutes * 60_000;
  const faults = Object.entries(faultKinds as Readonly<Record<string, Kind>>).flatMap(([kind, { on, perMinute, lasts = [0, 0] }]) =>
    Array.from({ length: Math.max(1, Math.round(perMinute * minutes)) }, () => {
      const length = lasts[0] + chance.below(lasts[1] - lasts[0] + 1);
      return {
        kind: kind as FaultKind,
        on: on === 'either' ? chance.one(terminalNames) : on,
        at: 500 + chance.below(Math.max(1, whole - length - 1_000)),
        lasts: length,
        dice: diceOf(chance),
      };
    }),
  );
  const work = { plain: worker(chanceOf(chance.below(0x7fff_ffff)), 0), tls: worker(chanceOf(chance.below(0x7fff_ffff)), 1) };
  return { faults: faults.sort((a, b) => a.at - b.at).map((fault, index) => ({ ...fault, number: index + 1 })), work };
}

/** Who is served at both counters, so that one of them is refused. */
const shared = 400;
/** People who are being served at a time, each again and again until their card has been through a good deal. */
const atOnce = 6;
const timesEach = 14;

function worker(chance: Chance, terminal: number): () => Step {
  let next = 1 + terminal * 10_000;
  let sharedSoFar = 0;
  const waiting: { person: number; left: number }[] = [];
  const come = (): number => (chance.next() < 0.08 ? 1_000 * shared + (sharedSoFar += 1) : (next += 1));
  return () => {
    const dice = diceOf(chance);
    const what = chance.next();
    if (what < 0.05) return { do: 'todo', dice };
    if (what < 0.1) return { do: 'sync', times: 1 };
    if (what < 0.14) return { do: 'look' };
    while (waiting.length < atOnce) waiting.push({ person: come(), left: timesEach });
    const place = chance.below(waiting.length);
    const one = waiting[place] as (typeof waiting)[number];
    one.left -= 1;
    if (one.left === 0) waiting.splice(place, 1);
    return { do: 'serve', person: one.person, dice };
  };
}

function diceOf(chance: Chance): Dice {
  return [chance.next(), chance.next(), chance.next()];
}
