import { expect, test } from 'vitest';
import { proxyFor, readProxySetting } from './proxy.ts';

const agency = 'https://agency.example:8443/v1/exchange';

test('the way goes through the proxy of the terminal, else through that of the environment, else straight on', () => {
  expect(proxyFor(agency, null, {})).toBeNull();
  expect(proxyFor(agency, null, { HTTPS_PROXY: 'http://10.0.0.1:3128' })).toEqual({ uri: 'http://10.0.0.1:3128' });
  expect(proxyFor(agency, null, { https_proxy: 'http://10.0.0.2:3128', HTTPS_PROXY: 'http://10.0.0.1:3128' })?.uri).toBe(
    'http://10.0.0.2:3128',
  );
  expect(proxyFor(agency, 'http://10.0.0.3:8080', { HTTPS_PROXY: 'http://10.0.0.1:3128' })?.uri).toBe('http://10.0.0.3:8080');
  expect(proxyFor('http://agency.example/', null, { HTTPS_PROXY: 'http://10.0.0.1:3128' })).toBeNull();
  expect(proxyFor('http://agency.example/', null, { HTTP_PROXY: 'http://10.0.0.1:3128' })?.uri).toBe('http://10.0.0.1:3128');
});

test.each(['http://127.0.0.1:8642', 'https://127.1.2.3:1', 'https://[::1]:1', 'https://localhost:1'])(
  '%s is on this machine and never asked for through a proxy',
  (url) => {
    expect(proxyFor(url, 'http://10.0.0.3:8080', { HTTPS_PROXY: 'http://10.0.0.1:1', HTTP_PROXY: 'http://10.0.0.1:1' })).toBeNull();
  },
);

test('user and password come from the environment and are no part of the address', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  expect(proxyFor(agency, null, { HTTPS_PROXY: 'http://teller:p%40ss@10.0.0.1:3128' })).toEqual({
    uri: 'http://10.0.0.1:3128',
    token: basic('teller:p@ss'),
  });
  expect(proxyFor(agency, 'http://10.0.0.3:8080', { SUIKA_PROXY_CREDENTIALS: 'a:b' })).toEqual({
    uri: 'http://10.0.0.3:8080',
    token: basic('a:b'),
  });
});

test('an address as branches write it: without a scheme, with a % in the password', () => {
  expect(proxyFor(agency, null, { HTTPS_PROXY: '10.0.0.1:3128' })).toEqual({ uri: 'http://10.0.0.1:3128' });
  expect(proxyFor(agency, null, { HTTPS_PROXY: 'proxy.example:3128' })).toEqual({ uri: 'http://proxy.example:3128' });
  const { token } = proxyFor(agency, null, { HTTPS_PROXY: 'http://teller:50%off@10.0.0.1:3128' }) ?? {};
  expect(token).toBe(`Basic ${Buffer.from('teller:50%off').toString('base64')}`);
});

test.each([
  ['agency.example', true],
  ['.example', true],
  ['*.example', true],
  ['example', true],
  ['*', true],
  ['other.example, agency.example:8443', true],
  ['agency.example:443', false],
  ['cy.example', false],
  ['', false],
])('NO_PROXY=%s', (list, exempt) => {
  expect(proxyFor(agency, null, { HTTPS_PROXY: 'http://10.0.0.1:3128', NO_PROXY: list }) === null).toBe(exempt);
});

test('a setting is an address without a password', () => {
  expect(readProxySetting('http://10.0.0.1:3128/')).toBe('http://10.0.0.1:3128');
  for (const wrong of ['10.0.0.1:3128', 'http://a:b@10.0.0.1:3128', 'socks5://10.0.0.1', '']) expect(readProxySetting(wrong)).toBeNull();
});
