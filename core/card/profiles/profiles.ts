import type { KeyName } from '../key-names.ts';
import type { Profile, ProfileVersion } from '../profile.ts';
import { allDirectories } from '../profile.ts';
import { applicationDirectories } from './directories.ts';
import { EF05, environment, holderFile } from './environment.ts';

function profile(version: ProfileVersion): Profile {
  return {
    version,
    algorithm: version === '3.0' ? 'SM4' : 'DES',
    environment: environment(version),
    issuer: EF05,
    holder: holderFile(version),
    // DF07 came with 2.0.
    directories: version === '1.0' ? applicationDirectories.filter(({ name }) => name !== 'DF07') : applicationDirectories,
  };
}

/** The three generations of the card. */
export const profiles: Readonly<Record<ProfileVersion, Profile>> = { '1.0': profile('1.0'), '2.0': profile('2.0'), '3.0': profile('3.0') };

const keyIds: ReadonlyMap<string, number> = new Map(
  allDirectories(profiles['3.0']).flatMap(({ keys }) => keys.map(({ root, id }) => [root, id] as const)),
);

/** The id of a key in its directory; every card has the same. */
export function keyIdOf(name: KeyName): number {
  const id = keyIds.get(name);
  if (id === undefined) throw new TypeError(`no directory declares the key ${name}`);
  return id;
}
