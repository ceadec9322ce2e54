import { parseHex } from '../bytes.ts';
import type { LogFormat } from './log-format.ts';
import { nothing, said } from './log-format.ts';

const width = 16;

/**
 * What `opensc-tool -s` prints: `Sending:`, the status word, then the data, 16 bytes a line with their ASCII beside them; also
 * what `opensc-tool --atr` prints. A command that did not get through has no status word.
 */
export const openscTool: LogFormat = {
  takes: (text) => /^Sending: /m.test(text),
  read(line) {
    const sent = /^Sending: (.+)$/.exec(line);
    if (sent !== null) return said('command', sent[1] ?? '');
    const [, first, second] = /^Received \(SW1=0x([0-9A-F]{2}), SW2=0x([0-9A-F]{2})\):?$/.exec(line) ?? [];
    if (first !== undefined && second !== undefined) return said('status', first + second);
    if (/^(?:[0-9a-f]{2}:)+[0-9a-f]{2}$/.test(line)) return said('atr', line);
    if (/^(?:Using reader|APDU transmit failed|Card command failed|Failed|Error|$)/.test(line)) return nothing;
    const hex = dumped(line);
    return hex === null ? null : said('more', hex);
  },
};

/** The hex of a dumped line: as many pairs as the text beside them has characters, for that text may look like hex itself. */
function dumped(line: string): string | null {
  for (let count = width; count > 0; count -= 1) {
    const hex = line.slice(0, count * 3).trim();
    const bytes = /^[0-9A-F]{2}(?: [0-9A-F]{2})*$/.test(hex) ? parseHex(hex.replaceAll(' ', '')) : null;
    if (bytes?.length !== count) continue;
    const beside = Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    // Lines after the first are filled up to the width; blanks at the end get lost when a text is copied.
    const rest = line.slice(count * 3);
    if ([beside, ' '.repeat((width - count) * 3) + beside].some((text) => text.trimEnd() === rest.trimEnd())) return hex;
  }
  return null;
}
