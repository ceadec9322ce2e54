import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type { State } from '../core/views.ts';
import { connect } from '../core/wire.ts';
import { portTransport } from './port-transport.ts';
import type { Port } from './port-transport.ts';
import { testHost } from './test-host.ts';

/** Node's port in the clothes of Electron's, which hands over an event where Node's hands over the value. */
function likeElectron(port: MessagePort): Port {
  return {
    on: (event: 'message' | 'close', listener: ((event: { data: unknown }) => void) | (() => void)) =>
      event === 'close' ? port.on('close', listener as () => void) : port.on('message', (data: unknown) => listener({ data })),
    postMessage: (text) => port.postMessage(text),
    start: () => port.start(),
    close: () => port.close(),
  };
}

it('serves a window over a port, and hears it close', async () => {
  const { port1, port2 } = new MessageChannel();
  const host = testHost();
  const window = portTransport(likeElectron(port2));
  const client = connect(window);
  const state = new Promise<State>((resolve) => client.onState(resolve));
  host.serve(portTransport(likeElectron(port1)));
  expect((await state).product.branch).toBe('样例支行');
  await client.call('session.touch', {});
  expect(host.calls).toEqual([{ name: 'session.touch', input: {} }]);
  const gone = once(port1, 'close');
  window.close();
  await gone;
  expect(host.closed).toBe(1);
  await expect(client.call('session.touch', {})).rejects.toMatchObject({ code: 'host-gone' });
});
