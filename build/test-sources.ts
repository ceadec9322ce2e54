import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from './setup/place.mjs';

export interface Source {
  /** Within the checkout. */
  readonly path: string;
  readonly text: string;
}

/** The product's own sources: no tests, and nothing that only tests use. */
export function productSources(): readonly Source[] {
  return ['core', 'native', 'electron', 'fixtures', 'renderer'].flatMap((folder) =>
    readdirSync(inCheckout(folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/test-|\/e2e\//.test(path))
      .map((path) => ({ path, text: readFileSync(inCheckout(path), 'utf8') })),
  );
}
