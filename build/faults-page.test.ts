import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { faults } from '../core/faults.ts';
import { faultsFile, faultsPage } from './faults-page.ts';
import { productSources } from './test-sources.ts';
import type { Source } from './test-sources.ts';

test('docs/faults.md is what npm run docs makes of core/faults', () => {
  expect(readFileSync(faultsFile, 'utf8')).toBe(faultsPage());
});

test('the page has every fault, once', () => {
  const headings = [...faultsPage().matchAll(/^### (\S+)$/gm)].map((match) => match[1]);
  expect(headings.toSorted()).toEqual(Object.keys(faults).toSorted());
});

/** Every `fault('code'` of some sources, by code: where it stands. */
function raisedIn(files: readonly Source[]): Readonly<Record<string, readonly string[]>> {
  const places: Record<string, string[]> = {};
  for (const { path, text } of files) for (const [, code = ''] of text.matchAll(/\bfault\(\s*'([^']+)'/g)) (places[code] ??= []).push(path);
  return places;
}

describe('each fault is raised in exactly one place', () => {
  const files = productSources();
  const raised = raisedIn(files);

  it.each(Object.keys(faults))('%s', (code) => {
    expect(raised[code]).toEqual([expect.any(String)]);
  });

  it('no code is computed, and nothing goes around fault()', () => {
    const odd = files.flatMap(({ path, text }) =>
      [...text.matchAll(/\bfault\(\s*(?!')|\bnew Fault\(/g)].map((match) => `${path}: ${match[0]}`),
    );
    // Where it is defined, and where a fault that came over the wire takes shape again.
    expect(odd).toEqual(['core/fault.ts: fault(', 'core/fault.ts: new Fault(', 'core/wire.ts: new Fault(']);
  });

  it('sees a code that is raised twice', () => {
    const twice = raisedIn([{ path: 'a.ts', text: "throw fault('usage');\nreturn fault(\n  'usage',\n  {});" }]);
    expect(twice).toEqual({ usage: ['a.ts', 'a.ts'] });
  });
});
