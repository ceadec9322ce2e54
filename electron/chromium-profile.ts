import { mkdirSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stays of a profile from one start to the next: the window's place and size, and what the page keeps of language and light. */
const kept: Readonly<Record<string, readonly string[]>> = {
  '.': ['Default', 'Local State'],
  Default: ['Local Storage', 'Preferences'],
};

/** Nothing typed at a counter is worth remembering by a browser, and nothing of it goes to the browser's maker. */
const preferences = {
  autofill: { profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false, has_seen_welcome_page: true },
  credentials_enable_service: false,
  history: { saving_disabled: true },
  profile: { password_manager_enabled: false },
  safebrowsing: { enabled: false },
  search: { suggest_enabled: false },
  signin: { allowed: false },
  translate: { enabled: false },
};

/**
 * WORKAROUND: Chromium writes what is typed into a page's fields into its session files, and has no switch against it. A file in
 * the place of their folder keeps it from that.
 */
const barred = ['Sessions', 'Sessions_Encrypted'];

/** Makes a profile folder ready for the browser, or clean after it. @param folder is created */
export function cleanProfile(folder: string): void {
  mkdirSync(join(folder, 'Default'), { recursive: true, mode: 0o700 });
  for (const [place, names] of Object.entries(kept)) {
    for (const name of readdirSync(join(folder, place))) {
      if (!names.includes(name)) rmSync(join(folder, place, name), { recursive: true, force: true, maxRetries: 5 });
    }
  }
  for (const name of barred) writeFileSync(join(folder, 'Default', name), '');
  const file = join(folder, 'Default', 'Preferences');
  writeFileSync(file, JSON.stringify(merge(readPreferences(file), preferences)));
}

type Tree = { [key: string]: unknown };

function readPreferences(file: string): Tree {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tree;
  } catch {
    // None yet, or cut off by a power failure: the browser makes new ones from ours.
    return {};
  }
}

function merge(old: Tree, ours: Tree): Tree {
  const merged = { ...old };
  for (const [key, value] of Object.entries(ours)) {
    merged[key] = typeof value === 'object' && value !== null ? merge((merged[key] ?? {}) as Tree, value as Tree) : value;
  }
  return merged;
}

/**
 * How a profile was left, from Chromium's own `SingletonLock`, a link to `HOST-PID` that only a browser which ends in good order
 * takes away. Windows has no such link: `free`.
 */
export function profileState(folder: string): 'free' | 'in use' | 'left by a crash' {
  const pid = browserOf(folder);
  if (pid === null) return 'free';
  return isAlive(pid) ? 'in use' : 'left by a crash';
}

/** @returns the process that has a profile, or had when it crashed */
export function browserOf(folder: string): number | null {
  try {
    return Number(/-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock')))?.[1]);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether any process of a group runs. On Linux one that ended but that nobody waited for, as in a container, does not count. */
export function groupRuns(group: number): boolean {
  if (process.platform !== 'linux') return isAlive(-group);
  return readdirSync('/proc').some((pid) => {
    const [, state, of] = /\) (\S) \d+ (\d+) /.exec(readStat(pid)) ?? [];
    return state !== 'Z' && of === String(group);
  });
}

function readStat(pid: string): string {
  try {
    return /^\d+$/.test(pid) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  } catch {
    return '';
  }
}
