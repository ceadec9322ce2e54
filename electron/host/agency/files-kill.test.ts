import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sandboxPin } from '../../../fixtures/agency/operators.ts';
import { startProxy } from '../../../fixtures/agency/proxy.ts';
import type { RunningProxy } from '../../../fixtures/agency/proxy.ts';
import { photoOf } from '../../../fixtures/agency/test-pictures.ts';
import { applicationOf, freshPerson } from '../../../fixtures/agency/test-sandbox.ts';
import { runCli, startReady } from '../../test-cli.ts';
import type { CliDesk, Ready } from '../../test-cli.ts';

// Terminal and agency are processes of their own, and are killed.

let folder: string;
let agency: Ready;
let proxy: RunningProxy;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suika-files-kill-'));
  agency = await startSandboxAgency('0');
  proxy = await startProxy(String(agency.ready['url']));
});
afterEach(async () => {
  await proxy.close();
  await agency.stop();
  rmSync(folder, { recursive: true, force: true });
});

const environment = (): NodeJS.ProcessEnv => ({ ...process.env, SUIKA_PIN: sandboxPin, SUIKA_KEYS: join(folder, 'keys') });
const startSandboxAgency = (port: string): Promise<Ready> =>
  startReady(environment(), 'sandbox', 'agency', '--port', port, '--data', join(folder, 'agency'));

function suika(...args: readonly string[]): ReturnType<CliDesk['spawn']> {
  const common = ['--data', join(folder, 'data'), '--agency', proxy.url, '--operator', 'teller1', '--json'];
  return runCli([...args, ...common], environment());
}

/** Sizes of what lies in the agency's folder, by name. */
function atAgency(): Readonly<Record<string, number>> {
  const files = readdirSync(join(folder, 'agency', 'files'), { withFileTypes: true, recursive: true }).filter((one) => one.isFile());
  return Object.fromEntries(files.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name)).length]));
}

test('killed in the middle of a photo, the terminal and then the agency: the rest goes on from the byte, and the case arrives', async () => {
  const photo = photoOf(190_000);
  const digest = createHash('sha256').update(photo).digest('hex');
  const [file, face] = [join(folder, 'app.json'), join(folder, 'face.jpg')];
  writeFileSync(file, JSON.stringify(applicationOf(freshPerson())));
  writeFileSync(face, photo);
  proxy.setRule(({ path }) => (path.startsWith('/v1/files') ? { do: 'drop' } : { do: 'pass' }));
  const made = await suika('case', 'new', '--file', file, '--photo', face).ran;
  expect(made).toMatchObject({ code: 0, json: { state: 'accepted', agencyKnows: false } });

  const lengths: number[] = [];
  const isBytes = (path: string): boolean => path.startsWith(`/v1/files/${digest}/`);
  // The terminal dies when 60,000 bytes have left it.
  const terminal = suika('sync');
  proxy.setRule(({ path, body }) => {
    if (!isBytes(path)) return { do: 'pass' };
    lengths.push(body.length);
    terminal.child.kill('SIGKILL');
    return { do: 'cut-request', bytes: 60_000 };
  });
  expect((await terminal.ran).signal).toBe('SIGKILL');
  await expect.poll(atAgency).toEqual({ [`${digest}.part`]: 60_000 });

  // The agency dies when 70,000 more have reached it.
  const { port } = new URL(String(agency.ready['url']));
  const died: { exit?: Promise<unknown> } = {};
  proxy.setRule(({ path, body }) => {
    if (!isBytes(path)) return died.exit === undefined ? { do: 'pass' } : { do: 'answer', status: 503 };
    lengths.push(body.length);
    died.exit ??= new Promise((resolve) => setTimeout(resolve, 200)).then(() => {
      agency.child.kill('SIGKILL');
      return once(agency.child, 'exit');
    });
    return { do: 'cut-request', bytes: 70_000 };
  });
  await suika('sync').ran;
  await died.exit;
  expect(atAgency()).toEqual({ [`${digest}.part`]: 130_000 });

  agency = await startSandboxAgency(port);
  proxy.setRule(({ path, body }) => {
    if (isBytes(path)) lengths.push(body.length);
    return { do: 'pass' };
  });
  expect((await suika('sync').ran).json).toMatchObject({ accepted: 1, waiting: 0 });
  expect(lengths).toEqual([190_000, 130_000, 60_000]);
  expect(atAgency()).toEqual({ [digest]: 190_000 });
}, 60_000);
