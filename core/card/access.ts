import type { KeyName } from './key-names.ts';
import { isKeyName } from './key-names.ts';
import type { Access, CardFile, Profile } from './profile.ts';
import { keyOfRight } from './profile.ts';

/** The keys of the first way in that needs no PIN: none for a free file; null where there is no such way. */
export function keysFor(profile: Profile, { directory }: Pick<CardFile, 'directory'>, access: Access): readonly KeyName[] | null {
  for (const way of access) {
    const keys = way.map((right) => (right === 'PIN' ? undefined : keyOfRight(profile, directory, right)?.root));
    if (keys.every(isKeyName)) return keys;
  }
  return null;
}
