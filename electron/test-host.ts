import type { State } from '../core/views.ts';
import { serve } from '../core/wire.ts';
import type { Transport } from '../core/wire.ts';

/** The smallest host a window can be opened over: one state, and calls that answer with what they were asked. */
export interface TestHost {
  serve(transport: Transport): void;
  /** How many windows it served, and how many of them told it that they closed. */
  readonly served: number;
  readonly closed: number;
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
}

const state: State = {
  revision: 1,
  product: { version: '0', sandbox: true, branch: '样例支行', counter: '1', hotline: '12333', staffed: true, replacementGrounds: [] },
  now: '2026-11-25T00:00:00.000Z',
  offered: [],
  revoked: null,
  session: null,
  lamps: {
    reader: { tone: 'off', zh: '无卡', en: 'no card' },
    agency: { tone: 'good', zh: '在线', en: 'online' },
    queue: { tone: 'good', zh: '空', en: 'empty' },
  },
  notices: [],
  readers: [],
  home: { waiting: 0, late: 0, toHandOver: 0, unsure: 0, todo: 0, issuedToday: 0 },
  cases: [],
  queue: [],
  job: null,
};

export function testHost(): TestHost {
  const calls: { name: string; input: unknown }[] = [];
  const host = {
    served: 0,
    closed: 0,
    calls,
    serve: (transport: Transport): void => {
      host.served += 1;
      transport.onClose(() => (host.closed += 1));
      serve(transport, {
        call: (name, input) => {
          calls.push({ name, input });
          return Promise.resolve({ name, input });
        },
        onState: (listener) => {
          listener(state);
          return () => undefined;
        },
      });
    },
  };
  return host;
}
