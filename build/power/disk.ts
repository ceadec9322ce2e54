import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Chance } from './chance.ts';
import { DiskFile, moodOf } from './file.ts';
import type { Step } from './recording.ts';

type Node = DiskFile | DiskFolder;

/** A folder whose last sync is remembered. */
class DiskFolder {
  readonly now = new Map<string, Node>();
  #synced = new Map<string, Node>();
  /** What each name has meant since, in its order. */
  #changes = new Map<string, (Node | null)[]>();

  set(name: string, node: Node | null): void {
    if (node === null) this.now.delete(name);
    else this.now.set(name, node);
    this.#changes.set(name, [...(this.#changes.get(name) ?? []), node]);
  }

  sync(): void {
    this.#synced = new Map(this.now);
    this.#changes = new Map();
  }

  /** After a power cut: each name that was touched since the last sync means, by itself, what it meant at any moment since. */
  afterCut(chance: Chance): ReadonlyMap<string, Node> {
    const names = new Map(this.#synced);
    const { latest } = moodOf(chance);
    for (const [name, changes] of this.#changes) {
      const versions = [this.#synced.get(name) ?? null, ...changes];
      const node = chance.next() < latest ? (versions.at(-1) ?? null) : chance.one(versions);
      if (node === null) names.delete(name);
      else names.set(name, node);
    }
    return names;
  }
}

/** What a process has done to a folder, step by step, and what a power cut may leave of it. */
export class Disk {
  readonly #root = new DiskFolder();
  readonly #open = new Map<number, Node>();

  do(step: Step): void {
    switch (step.op) {
      case 'open':
        return this.#openAt(step);
      case 'close':
        return void this.#open.delete(step.fd);
      case 'write':
        return this.#file(step.fd).write(step.offset, step.bytes);
      case 'truncate':
        return this.#file(step.fd).truncate(step.size);
      case 'sync':
        return this.#sync(step);
      case 'mkdir':
        return this.#name(step.path, new DiskFolder());
      case 'unlink':
        return this.#name(step.path, null);
      case 'link':
        return this.#name(step.to, this.#find(step.path));
      case 'rename': {
        const node = this.#find(step.path);
        this.#name(step.path, null);
        return this.#name(step.to, node);
      }
      case 'mark':
    }
  }

  /** Lays down below `folder`, which is empty, what may be there after a power cut now. */
  cut(folder: string, chance: Chance): void {
    lay(folder, this.#root, chance);
  }

  /** Whether a file has changed since it was last synced. */
  isUnsynced(path: string): boolean {
    const file = this.#lookUp(path);
    return file instanceof DiskFile && !file.isSynced;
  }

  /** @returns the paths at which the folder differs from what was recorded: none, or something was done that nobody wrote down */
  differences(folder: string): readonly string[] {
    const recorded = new Map<string, Uint8Array>();
    const walk = (path: string, { now }: DiskFolder): void => {
      for (const [name, node] of now) {
        if (node instanceof DiskFolder) walk(join(path, name), node);
        else recorded.set(join(path, name), node.now());
      }
    };
    walk('', this.#root);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const there = files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
    const paths = new Set([...there, ...recorded.keys()]);
    return [...paths].filter((path) => {
      const bytes = recorded.get(path);
      return bytes === undefined || !there.includes(path) || !readFileSync(join(folder, path)).equals(bytes);
    });
  }

  #openAt({ fd, path, create, truncate }: Extract<Step, { op: 'open' }>): void {
    if (create && this.#lookUp(path) === null) this.#name(path, new DiskFile());
    const node = this.#find(path);
    if (truncate && node instanceof DiskFile) node.truncate(0);
    this.#open.set(fd, node);
  }

  #sync({ fd, size }: Extract<Step, { op: 'sync' }>): void {
    const node = this.#node(fd);
    if (node instanceof DiskFile && node.size !== size)
      throw new Error(`a file of ${String(size)} bytes was recorded with ${String(node.size)}: cut.c did not see everything`);
    node.sync();
  }

  #name(path: string, node: Node | null): void {
    const folder = this.#find(dirname(path));
    if (!(folder instanceof DiskFolder)) throw new Error(`${path} lies in no folder`);
    folder.set(path.slice(path.lastIndexOf('/') + 1), node);
  }

  #find(path: string): Node {
    const node = this.#lookUp(path);
    if (node === null) throw new Error(`${path} was never made`);
    return node;
  }

  #lookUp(path: string): Node | null {
    let node: Node | undefined = this.#root;
    for (const name of path.split('/').filter((part) => part !== '')) node = node instanceof DiskFolder ? node.now.get(name) : undefined;
    return node ?? null;
  }

  #node(fd: number): Node {
    const node = this.#open.get(fd);
    if (node === undefined) throw new Error(`file ${String(fd)} was never opened`);
    return node;
  }

  #file(fd: number): DiskFile {
    const node = this.#node(fd);
    if (node instanceof DiskFile) return node;
    throw new Error(`file ${String(fd)} is a folder`);
  }
}

function lay(path: string, folder: DiskFolder, chance: Chance): void {
  for (const [name, node] of folder.afterCut(chance)) {
    const below = join(path, name);
    if (node instanceof DiskFile) {
      writeFileSync(below, node.afterCut(chance, moodOf(chance)));
    } else {
      mkdirSync(below);
      lay(below, node, chance);
    }
  }
}
