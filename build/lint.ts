import { dirname, relative, resolve, sep } from 'node:path';
import { root } from './setup/place.mjs';

// The house's own rules for oxlint: what the compiler's project references do not catch.

/** What is used of the syntax tree. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly source?: Node | null;
  readonly object?: Node;
  readonly property?: Node;
  readonly callee?: Node;
  readonly arguments?: readonly unknown[];
}

interface Context {
  readonly filename: string;
  report(problem: { readonly message: string; readonly node: Node }): void;
}

type Rule = { create(context: Context): Readonly<Record<string, (node: Node) => void>> };

interface Layer {
  /** Folders of this checkout that it may import besides itself. */
  readonly layers: readonly string[];
  /** Packages of npm; `node:` stands for all of Node. */
  readonly packages: readonly string[];
}

const layers: Readonly<Record<string, Layer>> = {
  core: { layers: [], packages: ['@exodus/bytes', 'chinese-days', 'des.js', 'sm-crypto-v2', 'zod'] },
  native: { layers: ['core'], packages: ['node:', '@node-rs/argon2', 'better-sqlite3', 'jose'] },
  fixtures: {
    layers: ['core', 'native'],
    packages: [
      'node:',
      '@exodus/bytes',
      '@node-rs/argon2',
      '@peculiar/asn1-schema',
      '@peculiar/asn1-x509',
      'better-sqlite3',
      'fastify',
      'zod',
    ],
  },
  'electron/host': { layers: ['core', 'native'], packages: ['node:', 'undici', 'zod'] },
  electron: { layers: ['core', 'native', 'electron/host'], packages: ['node:', 'commander', 'electron', 'playwright-core', 'zod'] },
  renderer: { layers: ['core'], packages: ['antd', 'react', 'react-dom', 'virtual:tokens.css', 'zustand'] },
};

/** The only places that start a sandbox, each behind an explicit flag. */
const sandboxStarters = ['electron/terminal.ts', 'electron/cli.ts', 'electron/cli/'];

function layerOf(path: string): string {
  if (path.startsWith('electron/host/')) return 'electron/host';
  return path.split('/', 1)[0] ?? '';
}

/** Tests and the build may use everything, except what was compiled from another layer. */
function isFree(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path) || path.includes('/test-') || path.includes('/e2e/') || !(layerOf(path) in layers);
}

function inCheckout(file: string): string {
  return relative(root, file).split(sep).join('/');
}

/** @returns why `path` must not import `asked`; null: it may */
export function importProblem(path: string, asked: string): string | null {
  const layer = layers[layerOf(path)];
  if (!asked.startsWith('.')) {
    if (isFree(path) || layer === undefined) return null;
    const allowed = layer.packages.some((name) => asked === name || asked.startsWith(name.endsWith(':') ? name : `${name}/`));
    return allowed ? null : `${layerOf(path)} does not use the package ${asked}; build/lint.ts has the list`;
  }
  const target = inCheckout(resolve(root, dirname(path), asked));
  if (target.startsWith('build/out/')) return 'what is built is not imported';
  const other = layerOf(target);
  if (isFree(path) || layer === undefined || other === layerOf(path) || layer.layers.includes(other)) return null;
  if (other === 'fixtures' && sandboxStarters.some((start) => path.startsWith(start))) return null;
  return `${layerOf(path)} does not import ${other}`;
}

const imports: Rule = {
  create: (context) => {
    const check = (node: Node): void => {
      const asked = node.source?.value;
      const problem = typeof asked === 'string' ? importProblem(inCheckout(context.filename), asked) : null;
      if (problem !== null) context.report({ message: problem, node });
    };
    return { ImportDeclaration: check, ImportExpression: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};

function isNamed(node: Node | undefined, name: string): boolean {
  return node?.type === 'Identifier' && node.name === name;
}

const message = 'time and chance are handed to core, never taken by it';

/** Clock and randomness are arguments in core, so that everything there can be repeated. */
const repeatable: Rule = {
  create: (context) => ({
    MemberExpression: (node) => {
      const taken =
        (isNamed(node.object, 'Date') && isNamed(node.property, 'now')) ||
        (isNamed(node.object, 'Math') && isNamed(node.property, 'random'));
      if (taken) context.report({ message, node });
    },
    NewExpression: (node) => {
      if (isNamed(node.callee, 'Date') && node.arguments?.length === 0) context.report({ message, node });
    },
    CallExpression: (node) => {
      if (isNamed(node.callee, 'Date')) context.report({ message, node });
    },
  }),
};

const plugin = { meta: { name: 'suika' }, rules: { imports, repeatable } };

// oxlint reads the default export and nothing else.
export default plugin;
