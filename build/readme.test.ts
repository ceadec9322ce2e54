import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { inCheckout } from './setup/place.mjs';
import { agencyBlock, newcomer, readme, virtualBlock } from './test-readme.ts';
import type { Newcomer } from './test-readme.ts';
import { productSources } from './test-sources.ts';

describe('README', () => {
  it('shows a picture of the window, 1366×768', () => {
    expect(readme).toContain('](docs/screenshot.png)');
    const picture = readFileSync(inCheckout('docs/screenshot.png'));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    // Width and height stand in the header of a PNG.
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1366, 768]);
  });

  it('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> };
    const asked = [...readme.matchAll(/\bnpm (?:run (?:-s )?)?(start|test|[a-z]+)\b/g)].map((match) => match[1] ?? '');
    expect(asked).toEqual(expect.arrayContaining(['start', 'test', 'suika', 'bench']));
    expect(asked.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

/** What people read, within the checkout. */
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/architecture.md', ...decisions()];

function decisions(): readonly string[] {
  return readdirSync(inCheckout('docs/decisions')).map((name) => `docs/decisions/${name}`);
}

/** Files of a data folder. */
const madeLater = ['DATA/terminal.json'];
const sources = productSources().map(({ path }) => path);

describe.each(documents)('%s', (file) => {
  const text = readFileSync(inCheckout(file), 'utf8');

  it('leads nowhere that is not there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(inCheckout(join(dirname(file), link))))).toEqual([]);
  });

  it('has no text that runs into a table', () => {
    expect(text.match(/^\|.*\n(?!\|).+|^(?!\|).+\n\|.*/gm)).toBeNull();
  });

  it('names only files that are there', () => {
    const named = [...text.matchAll(/`([\w./-]+\.(?:ts|tsx|mjs|json))`/g)].map((match) => match[1] ?? '');
    const odd = named.filter((name) => !existsSync(inCheckout(name)) && !sources.some((path) => path.endsWith(`/${name}`)));
    expect(odd.filter((name) => !madeLater.includes(name))).toEqual([]);
  });
});

describe("README's example over the virtual reader", () => {
  let visitor: Newcomer;
  beforeAll(async () => {
    visitor = await newcomer();
    await visitor.leaveRunning(agencyBlock);
  });
  afterAll(() => visitor.leave());

  test('goes from the application to the last receipt as it is written', () => {
    const { status, printed } = visitor.type(virtualBlock);
    expect(printed).toContain('可以交付 Hand over the card: ');
    expect(printed).toContain('09 姓名 name: 林*例');
    expect(printed).toContain('card-handed-over\t已送达，回执第 3 号 Delivered, receipt no. 3');
    expect(printed).toContain('0 waiting, 0 sent back');
    expect(printed).toContain('The audit chain is whole');
    expect(status).toBe(0);
  }, 60_000);
});
