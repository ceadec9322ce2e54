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
  profile: { password_manager_enabled: false, exit_type: 'Normal' },
  safebrowsing: { enabled: false },
  search: { suggest_enabled: false },
  signin: { allowed: false },
  translate: { enabled: false },
};

/** Makes a profile folder ready for the browser, or clean after it. @param folder is created */
export function cleanProfile(folder: string): void {
  mkdirSync(join(folder, 'Default'), { recursive: true, mode: 0o700 });
  for (const [place, names] of Object.entries(kept)) {
    for (const name of readdirSync(join(folder, place))) {
      if (!names.includes(name)) rmSync(join(folder, place, name), { recursive: true, force: true, maxRetries: 5 });
    }
  }
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

/** True while a browser of this machine has the profile: Chromium's `SingletonLock` is a link to `HOST-PID`. */
export function profileIsInUse(folder: string): boolean {
  try {
    const pid = Number(/-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock')))?.[1]);
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
