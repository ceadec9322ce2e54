import { createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { RequestListener } from 'node:http';
import type { ServerOptions } from 'node:https';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { makeCertificate } from '../fixtures/agency/certificate.ts';
import type { Issuer, Wanted } from '../fixtures/agency/certificate.ts';
import { generateTlsKey } from '../native/tls-key.ts';

/** Servers with certificates of every kind, a proxy, and a relay that loses answers: for tests of the way to the agency. */

const day = 24 * 3_600_000;

export interface TestAuthority extends Issuer {
  readonly certificate: string;
}

export function testAuthority(name = 'test authority'): TestAuthority {
  const privateKey = generateTlsKey();
  const issuer = { name, privateKey };
  return {
    ...issuer,
    certificate: makeCertificate(issuer, { subject: name, key: createPublicKey(privateKey), ...lasting(), use: 'authority' }),
  };
}

/** A server's key and certificate for 127.0.0.1 and `agency.example`, unless `over` says otherwise. */
export function testCertificate(authority: Issuer, over: Partial<Wanted> = {}): { readonly key: string; readonly cert: string } {
  const key = generateTlsKey();
  const use = { server: { addresses: ['127.0.0.1'], names: ['agency.example'] } };
  return { key, cert: makeCertificate(authority, { subject: 'test server', key: createPublicKey(key), ...lasting(), use, ...over }) };
}

export function lasting(from = -day, until = day): { readonly notBefore: Date; readonly notAfter: Date } {
  return { notBefore: new Date(Date.now() + from), notAfter: new Date(Date.now() + until) };
}

export interface Running {
  readonly port: number;
  close(): Promise<void>;
}

export async function running(server: Server): Promise<Running> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, close };
}

export function startTls(options: ServerOptions, listener: RequestListener = answerEmpty): Promise<Running> {
  return running(createHttpsServer(options, listener));
}

export const answerEmpty: RequestListener = (_, response) => void response.setHeader('content-type', 'application/json').end('{}');

export interface TestProxy extends Running {
  /** What it was asked to connect to, and with which credentials. */
  readonly asked: readonly { readonly to: string; readonly authorization: string | undefined }[];
}

/** An HTTP proxy that knows CONNECT alone, and takes every name for this machine. @param user `user:password` that it wants */
export async function startConnectProxy(user?: string): Promise<TestProxy> {
  const asked: { to: string; authorization: string | undefined }[] = [];
  const server = createHttpServer((_, response) => void response.writeHead(405).end());
  server.on('connect', (request, client: Socket, head) => {
    const authorization = request.headers['proxy-authorization'];
    asked.push({ to: request.url ?? '', authorization });
    client.on('error', () => undefined);
    if (user !== undefined && authorization !== `Basic ${Buffer.from(user).toString('base64')}`)
      return client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n');
    const onward = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      client.pipe(onward).pipe(client);
    });
    return onward.on('error', () => client.destroy());
  });
  return { ...(await running(server)), asked };
}

export interface Relay extends Running {
  /** From now on whatever is asked arrives, and its answer does not: the line breaks in its place. */
  loseAnswers(lose: boolean): void;
}

/** Passes bytes on. TLS 1.3: what the client sends after the server's first flight is the request. */
export async function startRelay(to: number): Promise<Relay> {
  let lose = false;
  const server = createServer((client) => {
    let greeted = false;
    let requested = false;
    const onward = connect(to, '127.0.0.1');
    client.on('data', (bytes) => {
      requested ||= greeted;
      onward.write(bytes);
      if (requested && lose) setTimeout(() => client.destroy(), 500);
    });
    onward.on('data', (bytes) => {
      greeted = true;
      if (!(requested && lose)) client.write(bytes);
    });
    onward.on('error', () => client.destroy()).on('close', () => client.end());
    client.on('close', () => onward.end());
  });
  return { ...(await running(server)), loseAnswers: (next) => (lose = next) };
}
