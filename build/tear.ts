import { parseArgs } from 'node:util';
import { moments, tearMatrix } from '../electron/test-tear.ts';
import type { Kind, Matrix, Moment } from '../electron/test-tear.ts';

// npm run tear: every command of an issue, in every kind, with and without directories and photo, met by everything that can
// befall it. Every cell ends issued or spoilt, with one number on one chip, or the run fails.
const { values } = parseArgs({
  options: {
    kind: { type: 'string', multiple: true, default: ['2.0', '3.0'] },
    moment: { type: 'string', multiple: true, default: [...moments] },
    small: { type: 'boolean', default: false },
  },
});
const wanted = moments.filter((moment) => values.moment.includes(moment));

function print({ kind, full, commands, rows, wrong, unsure, issued, spoilt }: Matrix): void {
  process.stdout.write(
    `${kind}${full ? ' with directories and photo' : ''}: ${String(commands)} commands; I issued, S spoilt, - does not apply\n`,
  );
  for (const [moment, row] of Object.entries(rows) as [Moment, string][]) process.stdout.write(`  ${moment.padEnd(7)}${row}\n`);
  process.stdout.write(`  ${String(issued)} issued, ${String(spoilt)} spoilt, ${String(unsure)} of them unsure in between\n`);
  for (const sentence of wrong) process.stdout.write(`  WRONG ${sentence}\n`);
}

let sound = true;
for (const full of values.small ? [false] : [false, true]) {
  for (const kind of values.kind as readonly Kind[]) {
    const matrix = await tearMatrix(kind, full, wanted);
    print(matrix);
    sound &&= matrix.wrong.length === 0 && !Object.values(matrix.rows).join('').includes('!');
  }
}
process.stdout.write(sound ? '0 double numbers, 0 lost entries, 0 false issued\n' : 'NOT SOUND\n');
process.exitCode = sound ? 0 : 1;
