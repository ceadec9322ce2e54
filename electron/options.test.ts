import { afterEach, describe, expect, it, vi } from 'vitest';
import { readOptions } from './options.ts';

afterEach(() => vi.unstubAllEnvs());

describe('arguments of a start', () => {
  it('by themselves mean a sandbox with a virtual reader in the XDG data folder', () => {
    vi.stubEnv('XDG_DATA_HOME', '/somewhere');
    expect(readOptions([])).toEqual({
      terminal: { data: '/somewhere/suika-counter/demo', agency: undefined, readers: 'virtual', sandbox: true },
      headless: false,
      chromium: false,
    });
  });

  it('ignore a relative XDG data folder', () => {
    vi.stubEnv('XDG_DATA_HOME', 'somewhere');
    vi.stubEnv('HOME', '/home/someone');
    expect(readOptions([]).terminal.data).toBe('/home/someone/.local/share/suika-counter/demo');
  });

  it('choose readers, folder and agency', () => {
    const { terminal, headless } = readOptions(['--pcsc', '--data', '/d', '--agency', 'http://127.0.0.1:1', '--headless']);
    expect(terminal).toEqual({ data: '/d', agency: 'http://127.0.0.1:1', readers: 'pcsc', sandbox: false });
    expect(headless).toBe(true);
  });

  it('keep a real agency out of the sandbox folder', () => {
    vi.stubEnv('XDG_DATA_HOME', '/somewhere');
    expect(readOptions(['--agency', 'https://agency.invalid']).terminal.data).toBe('/somewhere/suika-counter/terminal');
  });

  it.each([[['--nonsense']], [['--data']], [['word']]])('refuse %j', (args) => {
    expect(() => readOptions(args)).toThrow(TypeError);
  });
});
