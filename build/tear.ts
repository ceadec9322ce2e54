import { parseArgs } from 'node:util';
import { inspectAgency } from '../fixtures/agency/inspect.ts';
import { cardTorn } from '../core/card/reader-faults.ts';
import { faultOf, interfering, reviewer, startDesk, virtualReaderName } from '../electron/test-desk.ts';
import type { TestDesk } from '../electron/test-desk.ts';

// npm run tear: a card torn out before and after every command of an issue, in every kind, with and without directories and
// photo; put back, or gone for good. Every cell ends issued or spoilt, with one number on one chip, or the run fails.
const { values } = parseArgs({ options: { kind: { type: 'string', multiple: true }, full: { type: 'boolean', multiple: true } } });
const kinds = (values.kind ?? ['2.0', '3.0']) as readonly ('2.0' | '3.0')[];
const moments = ['before', 'after', 'gone'] as const;
type Moment = (typeof moments)[number];

/** One cell of the matrix: `gone` is torn after the command and never seen again. */
async function cell(desk: TestDesk, kind: '2.0' | '3.0', command: number, moment: Moment): Promise<string> {
  const caseId = await desk.apply();
  const { serial } = desk.reader.insert({ kind });
  const when = moment === 'before' ? 'before' : 'after';
  await desk.restart({
    readers: interfering(desk.reader, { command, when }, () => {
      desk.reader.remove();
      if (when === 'after') throw cardTorn(virtualReaderName);
    }),
  });
  const first = await faultOf(desk.call('issue.start', { caseId }));
  if (moment === 'gone' && first === 'job-unsure') {
    const row = (await desk.call('case.list', { limit: 1 })).cases[0];
    await desk.call('issue.spoil', { jobId: row?.jobId ?? '', reason: '芯片遗失', reviewer });
    return 'spoilt';
  }
  desk.reader.insert({ serial });
  const { state, verified } = await desk.call('issue.start', { caseId });
  return verified ? state : 'false issued';
}

async function matrix(kind: '2.0' | '3.0', full: boolean): Promise<boolean> {
  const desk = await startDesk({}, { full });
  try {
    const caseId = await desk.apply();
    desk.reader.insert({ kind });
    const commands = (await desk.call('issue.start', { caseId })).apdus;
    const rows = { before: '', after: '', gone: '' };
    let cells = 0;
    for (const moment of moments) {
      for (let command = 1; command <= commands; command += 1) {
        rows[moment] += { issued: 'I', spoilt: 'S' }[await cell(desk, kind, command, moment)] ?? '!';
        cells += 1;
      }
    }
    await desk.call('queue.sync', {});
    const { issued, orders, refused, entries } = inspectAgency(desk.agencyData);
    const numbers = new Set(issued.map(({ cardNumber }) => cardNumber)).size;
    const chips = new Set(orders.filter(({ state }) => state !== 'cancelled').map(({ chipId }) => chipId)).size;
    const spoilt = [...Object.values(rows).join('')].filter((mark) => mark === 'S').length;
    const sound =
      !Object.values(rows).join('').includes('!') &&
      issued.length === 1 + cells - spoilt &&
      numbers === issued.length &&
      chips === orders.filter(({ state }) => state !== 'cancelled').length &&
      refused.length === 0 &&
      (await desk.call('queue.list', {})).waiting === 0;
    process.stdout.write(`${kind}${full ? ' with directories and photo' : ''}: ${String(commands)} commands, I issued, S spoilt\n`);
    for (const moment of moments) process.stdout.write(`  ${moment.padEnd(7)}${rows[moment]}\n`);
    process.stdout.write(
      `  ${String(issued.length)} issued, ${String(spoilt)} spoilt, ${String(entries.length)} entries received, ${sound ? '0' : 'SOME'} double, lost or false\n`,
    );
    return sound;
  } finally {
    await desk.end();
  }
}

let allSound = true;
for (const full of values.full ?? [false, true]) for (const kind of kinds) allSound = (await matrix(kind, full)) && allSound;
process.exitCode = allSound ? 0 : 1;
