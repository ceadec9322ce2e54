import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { running, startTls, testAuthority, testCertificate } from '../../electron/test-tls.ts';
import type { Running } from '../../electron/test-tls.ts';
import type { Chance } from '../power/chance.ts';
import type { FaultKind, PlannedFault } from './plan.ts';

/** A relay in front of the agency's TLS port: it knows bytes alone, and does to each connection what is on. */
export interface Wire extends Running {
  begin(fault: PlannedFault): void;
  end(fault: PlannedFault): void;
  /** Where the agency listens since its last start. */
  leadTo(port: number): void;
  /** Connections that something was done to. */
  readonly struck: ReadonlyMap<FaultKind, number>;
}

const portal = 'HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>';

export async function startWire(firstPort: number, chance: Chance): Promise<Wire> {
  let port = firstPort;
  const on = new Map<number, FaultKind>();
  const struck = new Map<FaultKind, number>();
  const sockets = new Set<Socket>();
  const other = await startTls(testCertificate(testAuthority('another authority')));
  const server = createServer((client) => {
    const kind = on.size === 0 ? null : chance.one([...on.values()]);
    sockets.add(client);
    client.on('error', () => client.destroy()).on('close', () => sockets.delete(client));
    if (kind !== null) struck.set(kind, (struck.get(kind) ?? 0) + 1);
    if (kind === 'wire-refused') return void client.destroy();
    if (kind === 'wire-portal') return void client.end(portal);
    const onward = connect(kind === 'wire-other' ? other.port : port, '127.0.0.1');
    onward.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('close', () => onward.destroy());
    const pass = bytesBy(kind, chance);
    client.on('data', (bytes: Buffer) => pass(bytes, onward));
    onward.on('data', (bytes: Buffer) => pass(bytes, client));
  });
  const relay = await running(server);
  // A kept connection would never meet what begins now; and what was struck is not kept.
  const breakAll = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: relay.port,
    struck,
    leadTo: (next) => (port = next),
    begin: (fault) => {
      on.set(fault.number, fault.kind);
      breakAll();
    },
    end: (fault) => {
      on.delete(fault.number);
      breakAll();
    },
    close: async () => {
      await relay.close();
      await other.close();
    },
  };
}

/** How bytes of a connection are passed on, in both directions. */
function bytesBy(kind: FaultKind | null, chance: Chance): (bytes: Buffer, to: Socket) => void {
  const write = (to: Socket, bytes: Buffer): void => void (to.destroyed || to.write(bytes));
  let [left, until] = [chance.below(6_000), 0];
  const later = (to: Socket, bytes: Buffer, wait: number): void => {
    until = Math.max(until, Date.now()) + wait;
    setTimeout(() => write(to, bytes), until - Date.now()).unref();
  };
  switch (kind) {
    case 'wire-cut':
      return (bytes, to) => {
        write(to, bytes.subarray(0, left));
        left -= bytes.length;
        if (left <= 0) setTimeout(() => to.destroy(), 2).unref();
      };
    case 'wire-late':
      return (bytes, to) => later(to, bytes, 30);
    case 'wire-drips':
      return (bytes, to) => {
        for (const byte of bytes.subarray(0, 400)) later(to, Buffer.of(byte), 5);
        if (bytes.length > 400) later(to, bytes.subarray(400), 5);
      };
    case 'wire-garbled':
      return (bytes, to) => {
        if (left >= 0 && left < bytes.length) bytes[left] = (bytes[left] ?? 0) ^ 0x20;
        left -= bytes.length;
        write(to, bytes);
      };
    default:
      return (bytes, to) => write(to, bytes);
  }
}
