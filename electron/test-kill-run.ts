import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sandboxPin } from '../fixtures/agency/operators.ts';
import type { TestDesk } from './test-desk.ts';
import type { KillRun } from './test-kill.ts';

export interface Ended {
  readonly killed: boolean;
  readonly answer: { readonly apdus: number; readonly commits: number; readonly state: string } | null;
}

/** One issue in a process of its own, which kills itself at the point given. The desk's host must be closed meanwhile. */
export async function issueIn(desk: TestDesk, caseId: string, at: KillRun['at']): Promise<Ended> {
  const run: KillRun = {
    data: desk.data,
    agency: desk.proxy.url,
    cards: join(desk.folder, 'cards'),
    caseId,
    operator: 'teller1',
    pin: sandboxPin,
    at,
  };
  const child = spawn(process.execPath, [fileURLToPath(new URL('./test-kill.ts', import.meta.url)), JSON.stringify(run)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { killed: signal === 'SIGKILL', answer: out === '' ? null : (JSON.parse(out) as Ended['answer']) };
}
