import { parentPort, workerData } from 'node:worker_threads';
import { loadBinding, messageOf } from './pcsc-binding.ts';
import type { Binding } from './pcsc-binding.ts';
import { createDriver } from './pcsc-drive.ts';
import { callGate } from './pcsc-gate.ts';
import type { CallGate } from './pcsc-gate.ts';
import type { DriveOrder, DriveReply, WatchOrder, WatchReport, WorkerStart } from './pcsc-messages.ts';
import { createWatcher } from './pcsc-watch.ts';

// Every PC/SC call is made in the worker that runs this file: some of the binding's calls block their thread.

const start = workerData as WorkerStart;
const port = parentPort;
if (port === null) throw new Error('pcsc-worker runs in a worker thread only');
const post = (message: DriveReply | WatchReport): void => port.postMessage(message);

try {
  const gate = callGate(start.gate);
  // Loading too: the process may end at once, and the binding aborts it where its classes are half made.
  serve(
    gate.sync(() => loadBinding(start.module)),
    gate,
  );
} catch (cause) {
  const detail = messageOf(cause).split('\n', 1)[0] ?? '';
  port.on('message', (order: DriveOrder | WatchOrder) => {
    if (order.kind === 'look') post({ kind: 'missing', detail });
    else if (order.kind !== 'rest') post({ kind: 'reply', id: order.id, ok: false, detail, milliseconds: 0 });
  });
}

function serve(binding: Binding, gate: CallGate): void {
  const watcher = createWatcher(binding, gate, post);
  const drive = createDriver(binding, gate);
  port?.on('message', (order: DriveOrder | WatchOrder) => {
    if (order.kind === 'look') watcher.look();
    else if (order.kind === 'rest') watcher.rest();
    else void drive(order).then(post);
  });
}
