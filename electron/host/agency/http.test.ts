import { connect, createServer } from 'node:net';
import { constants } from 'node:crypto';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { judge } from '../../../core/desk/answer.ts';
import type { Verdict } from '../../../core/desk/answer.ts';
import { answerEmpty, lasting, running, startConnectProxy, startTls, testAuthority, testCertificate } from '../../test-tls.ts';
import type { Running } from '../../test-tls.ts';
import { HttpLine } from './http.ts';
import type { Heard } from './http.ts';

const ours = testAuthority();
const theirs = testAuthority('another authority');
const good = testCertificate(ours);
const tls = { authorities: [ours.certificate] };
const patience = { head: 300, part: 300, whole: 4_000 };

const open: { close(): Promise<void> }[] = [];
function kept<T extends { close(): Promise<void> }>(one: T): T {
  open.push(one);
  return one;
}
afterEach(async () => {
  for (const name of ['SUIKA_PROXY_CREDENTIALS', 'HTTPS_PROXY', 'NO_PROXY']) delete process.env[name];
  for (const one of open.splice(0).reverse()) await one.close();
});

function post(url: string, options: ConstructorParameters<typeof HttpLine>[0] = {}, body = Buffer.from('{}')): Promise<Heard> {
  const line = kept(new HttpLine({ tls, patience, ...options }));
  return line.post({ url, body, headers: {} }, () => ({ wellFormed: true, signed: true }));
}

/** Verdict and trouble of one request to a server. */
async function met(server: Promise<Running>, scheme = 'https', limits = patience): Promise<[Verdict, string]> {
  const { port } = kept(await server);
  const { answer, trouble } = await post(`${scheme}://127.0.0.1:${String(port)}/v1/exchange`, { patience: limits });
  return [judge(answer), answer.kind === 'http' ? `HTTP ${String(answer.status)}` : trouble];
}

/** A server of bare sockets. */
function bare(onSocket: (write: (text: string) => void) => void): Promise<Running> {
  return running(createServer((socket) => void socket.once('data', () => onSocket((text) => socket.write(text)))));
}

describe('who stands at the other end', () => {
  it('is the agency: its own authority, the right name, TLS 1.3', async () => {
    expect(await met(startTls(good))).toEqual(['decided', 'HTTP 200']);
  });
  it('is somebody of another authority', async () => {
    expect(await met(startTls(testCertificate(theirs)))).toEqual(['between', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']);
  });
  it('is somebody of another name', async () => {
    const use = { server: { addresses: [], names: ['other.example'] } };
    expect(await met(startTls(testCertificate(ours, { use })))).toEqual(['between', 'ERR_TLS_CERT_ALTNAME_INVALID']);
  });
  it('has a certificate that has ended, or not begun', async () => {
    expect(await met(startTls(testCertificate(ours, lasting(-2_000, -1_000))))).toEqual(['terminal', 'CERT_HAS_EXPIRED']);
    expect(await met(startTls(testCertificate(ours, lasting(60_000, 90_000))))).toEqual(['terminal', 'CERT_NOT_YET_VALID']);
  });
  it('is another terminal: its certificate is for clients', async () => {
    expect(await met(startTls(testCertificate(ours, { use: 'client' })))).toEqual(['between', 'INVALID_PURPOSE']);
  });
  it('knows TLS 1.2 only', async () => {
    const [verdict, trouble] = await met(startTls({ ...good, maxVersion: 'TLSv1.2', secureOptions: constants.SSL_OP_NO_TLSv1_3 }));
    expect([verdict, trouble]).toEqual(['between', expect.stringMatching(/^ERR_SSL_/)]);
  });
  it('speaks no TLS at all', async () => {
    expect(await met(bare((write) => write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')))).toEqual([
      'between',
      'ERR_SSL_WRONG_VERSION_NUMBER',
    ]);
  });
  it('is the agency, behind a line that changes bytes: no certificate is to blame', async () => {
    const { port } = kept(await startTls(good));
    const changing = createServer((client) => {
      const onward = connect(port, '127.0.0.1');
      onward.on('data', (bytes: Buffer) => client.write(bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1))).on('error', () => undefined);
      client.pipe(onward);
    });
    expect(await met(running(changing))).toEqual(['wait', expect.stringMatching(/^ERR_SSL_/)]);
  });
  it('is a log-in page', async () => {
    const redirect = startTls(good, (_, response) => void response.writeHead(302, { location: 'https://login.example/' }).end());
    expect(await met(redirect)).toEqual(['between', 'HTTP 302']);
    const page = startTls(good, (_, response) => void response.setHeader('content-type', 'text/html').end('<html>'));
    expect((await met(page))[0]).toBe('decided');
  });
  it('is nobody that this terminal was told of: without an authority nothing is sent', async () => {
    const server = kept(await startTls(good));
    const { answer, trouble } = await post(`https://127.0.0.1:${String(server.port)}/`, { tls: null });
    expect([judge(answer), trouble]).toEqual(['terminal', 'CERT_AUTHORITY_UNKNOWN']);
  });
});

describe('an answer is bounded', () => {
  it.each([
    ['nothing ever comes', '', 'UND_ERR_HEADERS_TIMEOUT'],
    ['its head drips', 'HTTP/1.1 200 OK\r\nX: 1', 'UND_ERR_HEADERS_TIMEOUT'],
    ['its body stops', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{', 'UND_ERR_BODY_TIMEOUT'],
    ['its head has no end', `HTTP/1.1 200 OK\r\n${'X-Filler: 0123456789\r\n'.repeat(2_000)}\r\n`, 'UND_ERR_HEADERS_OVERFLOW'],
    ['it is none', 'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n', 'HTTPParserError'],
  ])('%s', async (_, text, trouble) => {
    expect(
      await met(
        bare((write) => write(text)),
        'http',
      ),
    ).toEqual(['wait', trouble]);
  });

  it('its body drips for ever', async () => {
    const drip = bare((write) => {
      write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
      const timer = setInterval(() => write('x'), 50);
      setTimeout(() => clearInterval(timer), 5_000).unref();
    });
    const began = performance.now();
    expect(await met(drip, 'http', { ...patience, whole: 700 })).toEqual(['wait', 'AbortError']);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('one to a long body may come later: that was on its way so much longer', async () => {
    const late = bare((write) => setTimeout(() => write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'), 1_500));
    const url = `http://127.0.0.1:${String(kept(await late).port)}/`;
    const limits = { patience: { ...patience, whole: 600 } };
    const heard = await Promise.all([post(url, limits), post(url, limits, Buffer.alloc(16_000))]);
    expect(heard.map(({ answer }) => judge(answer))).toEqual(['wait', 'decided']);
  });

  it('a long one may take as long as it does on the slowest line that is waited for', async () => {
    const slow = bare((write) => {
      write('HTTP/1.1 200 OK\r\nContent-Length: 16000\r\n\r\n');
      for (let part = 0; part < 8; part += 1) setTimeout(() => write(' '.repeat(2_000)), part * 125);
    });
    expect(await met(slow, 'http', { ...patience, whole: 400 })).toEqual(['decided', 'HTTP 200']);
  });

  it('its body has no end', async () => {
    const server = kept(await startTls(good, (_, response) => void response.end(Buffer.alloc(5 * 1024 * 1024))));
    const { answer, trouble } = await post(`https://127.0.0.1:${String(server.port)}/`, {
      patience: { head: 9_000, part: 9_000, whole: 9_000 },
    });
    expect([judge(answer), trouble]).toEqual(['wait', 'ANSWER_TOO_LONG']);
  });
});

describe('a proxy', () => {
  /** A server that only a proxy finds. */
  async function behindProxy(user?: string) {
    const seen: string[] = [];
    const server = kept(
      await startTls({ ...good, requestCert: false }, (request, response) => {
        seen.push(request.headers.host ?? '');
        answerEmpty(request, response);
      }),
    );
    const proxy = kept(await startConnectProxy(user));
    const options = { proxy: () => `http://127.0.0.1:${String(proxy.port)}` };
    return { seen, proxy, options, url: `https://agency.example:${String(server.port)}/v1/exchange` };
  }

  it('connects to the agency, whose certificate counts and not its own', async () => {
    const { seen, proxy, options, url } = await behindProxy();
    const { answer } = await post(url, options);
    expect(answer).toMatchObject({ kind: 'http', status: 200 });
    expect(proxy.asked).toEqual([{ to: new URL(url).host, authorization: undefined }]);
    expect(seen).toEqual([new URL(url).host]);
    const other = await post(url.replace('agency.example', 'other.example'), options);
    expect([judge(other.answer), other.trouble]).toEqual(['between', 'ERR_TLS_CERT_ALTNAME_INVALID']);
  });

  it('gets user and password from the environment, and says 407 without', async () => {
    const { proxy, options, url } = await behindProxy('teller:p@ss');
    const without = await post(url, options);
    expect([judge(without.answer), without.trouble]).toEqual(['between', 'PROXY 407']);
    process.env['SUIKA_PROXY_CREDENTIALS'] = 'teller:p@ss';
    expect((await post(url, options)).answer).toMatchObject({ kind: 'http', status: 200 });
    delete process.env['SUIKA_PROXY_CREDENTIALS'];
    process.env['HTTPS_PROXY'] = `http://teller:p%40ss@127.0.0.1:${String(proxy.port)}`;
    expect((await post(url)).answer).toMatchObject({ kind: 'http', status: 200 });
    process.env['NO_PROXY'] = 'agency.example';
    expect((await post(url)).trouble).not.toContain('PROXY');
    expect(proxy.asked).toHaveLength(3);
  });

  it('that takes a connection and never answers is waited for no longer than an answer, and used again once it does', async () => {
    const { seen, proxy, url } = await behindProxy();
    let hangs = true;
    const front = kept(
      await running(
        createServer((client) => {
          if (hangs) return;
          const onward = connect(proxy.port, '127.0.0.1');
          onward.on('error', () => client.destroy());
          client.pipe(onward).pipe(client);
        }),
      ),
    );
    const line = kept(new HttpLine({ tls, patience: { ...patience, whole: 400 }, proxy: () => `http://127.0.0.1:${String(front.port)}` }));
    const send = () => line.post({ url, body: Buffer.from('{}'), headers: {} }, () => ({ wellFormed: true, signed: true }));
    expect((await Promise.all([send(), send()])).map(({ answer }) => judge(answer))).toEqual(['wait', 'wait']);
    hangs = false;
    // The next one may still meet a connection that hangs.
    await vi.waitFor(async () => expect(judge((await send()).answer)).toBe('decided'), { timeout: 5_000, interval: 50 });
    expect(seen).toContain(new URL(url).host);
  });

  it('that is none, as SOCKS is not, is named, and not gone around', async () => {
    const url = 'https://agency.example/v1/exchange';
    for (const wrong of ['socks5://127.0.0.1:1080', 'http://[:3128']) {
      process.env['HTTPS_PROXY'] = wrong;
      const { answer, trouble } = await post(url);
      expect([judge(answer), trouble]).toEqual(['between', 'PROXY ERR_INVALID_URL']);
    }
  });

  it('that is dead is named', async () => {
    const { proxy, options, url } = await behindProxy();
    await proxy.close();
    open.splice(open.indexOf(proxy), 1);
    const { answer, trouble } = await post(url, options);
    expect([judge(answer), trouble]).toEqual(['between', 'PROXY ECONNREFUSED']);
  });
});

test('a line that changes its certificate goes on, and a request under way ends as it began', async () => {
  const names: string[] = [];
  const server = kept(
    await startTls({ ...good, requestCert: true, rejectUnauthorized: false, ca: [ours.certificate] }, (request, response) => {
      const { subject } = (request.socket as import('node:tls').TLSSocket).getPeerCertificate() as { subject?: { CN?: string } };
      names.push(subject?.CN ?? '');
      setTimeout(() => answerEmpty(request, response), 100);
    }),
  );
  const identity = (subject: string) => {
    const { key, cert } = testCertificate(ours, { subject, use: 'client' });
    return { ...tls, key, certificate: cert };
  };
  const line = kept(new HttpLine({ tls: identity('one') }));
  const send = () =>
    line.post({ url: `https://127.0.0.1:${String(server.port)}/`, body: Buffer.from('{}'), headers: {} }, () => ({
      wellFormed: true,
      signed: true,
    }));
  const first = send();
  await new Promise((resolve) => setTimeout(resolve, 60));
  line.use(identity('two'));
  expect((await Promise.all([first, send()])).map(({ answer }) => judge(answer))).toEqual(['decided', 'decided']);
  expect(names.toSorted()).toEqual(['one', 'two']);
});
