import type { LogFormat } from './log-format.ts';
import { nothing, said } from './log-format.ts';

/** What `scriptor` of pcsc-tools prints: `>` and the command, `<` and the answer over several lines, with words for its status. */
export const scriptor: LogFormat = {
  takes: (text) => /^Using T=[01] protocol$/m.test(text) || /^< (?:[0-9A-F]{2} )+: /m.test(text),
  read(line) {
    if (/^(?:Using|Trying|Reading|No reader given|#|> RESET$|< KO:|$)/.test(line)) return nothing;
    const [, mark, bytes = ''] = /^(>|< OK:|<|)\s*((?:[0-9A-F]{2}\s*)+)(?::.*)?$/i.exec(line) ?? [];
    if (mark === undefined) return null;
    return said(mark === '>' ? 'command' : mark === '<' ? 'answer' : mark === '' ? 'more' : 'atr', bytes);
  },
};
