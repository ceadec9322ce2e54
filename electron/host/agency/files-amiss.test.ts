import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { agencyPaths } from '../../../core/agency.ts';
import type { FileRef } from '../../../core/files.ts';
import { signAnswer } from '../../../core/http-signature.ts';
import { generatePrivateKey, openPrivateKey, sha256, verifierOf } from '../../../native/ed25519.ts';
import { filesWaiting, putFile } from '../store/files.ts';
import { Store } from '../store/store.ts';
import type { Enrolment } from './enrolment.ts';
import { FileSending } from './files.ts';
import type { HttpLine, Judged, Post } from './http.ts';

// An agency whose signed answers about files are not what was agreed, or not what is on its disk.

const agencyKey = openPrivateKey(generatePrivateKey(), 'agency');
const key = openPrivateKey(generatePrivateKey(), 'terminal-1');
const verify = verifierOf(agencyKey.publicKey);

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suika-files-amiss-'));
  store = new Store(join(folder, 'terminal.sqlite'), new Uint8Array(32));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

type Said = readonly [status: number, content: unknown];
/** Sends what waits once. @returns the code of the fault, and whether each file still waits, in the order in which they were kept */
async function sendTo(
  files: readonly FileRef[],
  agency: { status(file: FileRef): Said; bytes(digest: string, offset: number, body: Uint8Array): Said },
): Promise<readonly [string | null, readonly boolean[]]> {
  const post = async ({ url, body, headers }: Post, judged: Judged) => {
    const path = new URL(url).pathname;
    const [, , , digest = '', offset = ''] = path.split('/');
    const [status, content] =
      path === agencyPaths.fileStatus
        ? agency.status(JSON.parse(Buffer.from(body).toString()) as FileRef)
        : agency.bytes(digest, Number(offset), body);
    const said = Buffer.from(JSON.stringify(content));
    const fields = { ...signAnswer({ status, body: said }, headers['signature'], { key: agencyKey, created: 1, sha256 }) };
    const answer = { kind: 'http', status, html: false, ...judged(status, fields, said) } as const;
    return Promise.resolve({ answer, headers: fields, body: said, trouble: '' });
  };
  const enrolment = { url: 'http://agency.example', signing: { key, verifierOf: () => verify } } as unknown as Enrolment;
  const sending = new FileSending({
    store,
    line: { post } as unknown as HttpLine,
    enrolled: () => Promise.resolve(enrolment),
    sent: () => undefined,
    unexpected: (cause) => cause as never,
  });
  const fault = await sending.run().then(
    () => null,
    (cause: unknown) => (cause as { readonly code: string }).code,
  );
  const waiting = new Set(filesWaiting(store, 100).map(({ digest }) => digest));
  return [fault, files.map(({ digest }) => waiting.has(digest))];
}

function keep(): FileRef {
  const bytes = randomBytes(1_000);
  const ref = { digest: createHash('sha256').update(bytes).digest('hex'), length: bytes.length, use: 'photo', type: 'image/jpeg' } as const;
  store.write(() => putFile(store, ref, bytes, '2026-11-25T01:00:00.000Z'));
  return ref;
}

const whole: Said = [200, { have: 1_000, whole: true }];

test.each([
  ['more than there is', [200, { have: 1_001, whole: false }]],
  ['less than nothing', [200, { have: -1, whole: false }]],
  ['something else', [200, { have: 'all', whole: true }]],
  ['that it does not understand the question', [422, { refused: 'body-invalid' }]],
  ['that there are too many', [429, { refused: 'files-too-many' }]],
] as const)('one of which it says %s keeps no other, goes behind them, and nothing of it is sent', async (_, said) => {
  const files = [keep(), ...Array.from({ length: 5 }, keep)];
  const sent: string[] = [];
  const [fault, waiting] = await sendTo(files, {
    status: ({ digest }) => (digest === files[0]?.digest ? said : [200, { have: 0, whole: false }]),
    bytes: (digest) => {
      sent.push(digest);
      return whole;
    },
  });
  expect(fault).toMatch(/^agency-(?:answer-nonsense|refused)$/);
  expect(waiting).toEqual([true, false, false, false, false, false]);
  expect(sent).not.toContain(files[0]?.digest);
  const later = keep();
  expect(filesWaiting(store, 9).map(({ digest }) => digest)).toEqual([later.digest, files[0]?.digest]);
});

test('one whose bytes go and come: it is given up for this time, and goes on from where the agency says next', async () => {
  const file = keep();
  const had = [500, 200];
  const offsets: number[] = [];
  const agency = {
    status: (): Said => [200, { have: had.shift() ?? 0, whole: false }],
    bytes: (_: string, offset: number, body: Uint8Array): Said => {
      offsets.push(offset);
      return body.length === 1_000 ? whole : [503, {}];
    },
  };
  expect(await sendTo([file], agency)).toEqual(['agency-unreachable', [true]]);
  expect(offsets).toEqual([500]);
  expect(await sendTo([file], agency)).toEqual([null, [false]]);
  expect(offsets).toEqual([500, 0]);
});
