import type { LogFormat } from './log-format.ts';
import { nothing, said } from './log-format.ts';

/** What `pcscd --apdu` writes, to a terminal or a journal: each line begins with the microseconds since the one before. */
export const pcscd: LogFormat = {
  takes: (text) => /\b\d{8} APDU: /.test(text),
  read(line) {
    const [, time, words = ''] = /(?:^|\s)(\d{8,}) (.*)$/.exec(line) ?? [];
    if (time === undefined) return line === '' ? nothing : null;
    const [, what, bytes = ''] = /^(APDU|SW|.*Card ATR): ?(.*)$/.exec(words) ?? [];
    if (what === undefined) return nothing;
    if (what === 'APDU') return said('command', bytes);
    return what === 'SW' ? said('answer', bytes, Number(time) / 1000) : said('atr', bytes);
  },
};
