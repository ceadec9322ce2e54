import type { FaultEntry } from '../fault.ts';

/** What goes wrong with sealed documents, and with what is carried by hand where there is no network. */
export const courierFaults = {
  'sealed-for-another': {
    exit: 5,
    help: 'self',
    zh: {
      what: '这份加密文件不是给本方的。',
      means: '本方没有它的密钥，打不开；没有更改任何业务。',
      act: '请核对是否拿错了文件，并把它交给应收的终端或管理机构。',
    },
    en: {
      what: 'This sealed document is for somebody else.',
      means: 'It cannot be opened here, for the key is not here; no case was changed.',
      act: 'See whether it is the wrong file, and take it to the terminal or agency that it is for.',
    },
  },
  'sealed-damaged': {
    exit: 5,
    help: 'self',
    zh: {
      what: '这份加密文件不完整，或者被改动过。',
      means: '没有采用其中任何内容，也没有更改任何业务。',
      act: '请从原处重新复制一份；仍然打不开的，请重新生成。',
    },
    en: {
      what: 'This sealed document is not whole, or was changed.',
      means: 'Nothing of it was used and no case was changed.',
      act: 'Copy it anew from where it came from; if it still does not open, have it made again.',
    },
  },
} as const satisfies Record<string, FaultEntry>;
