import { parentPort, workerData } from 'node:worker_threads';
import { loadBinding, messageOf } from './pcsc-binding.ts';
import type { Binding } from './pcsc-binding.ts';
import { drive } from './pcsc-drive.ts';
import type { WatchReport, WorkerStart } from './pcsc-messages.ts';
import { watch } from './pcsc-watch.ts';

// Every PC/SC call is made in a worker that runs this file: some of the binding's calls block their thread while a command runs.

const { role, binding, underWay } = workerData as WorkerStart;
const port = parentPort;
if (port === null) throw new Error('pcsc-worker runs in a worker thread only');

let loaded: Binding | null = null;
try {
  loaded = loadBinding(binding.module);
} catch (cause) {
  if (role.kind === 'drive') throw cause;
  const missing: WatchReport = { kind: 'missing', detail: messageOf(cause).split('\n', 1)[0] ?? '' };
  port.postMessage(missing);
}
if (loaded !== null) {
  if (role.kind === 'drive') drive(loaded, role.reader, port, new Int32Array(underWay));
  else await watch(loaded, port);
}
