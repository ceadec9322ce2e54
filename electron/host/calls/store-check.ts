import { statSync } from 'node:fs';
import type { Output } from '../../../core/contract.ts';
import { checkStore } from '../daily-check.ts';
import type { Desk } from '../desk.ts';

export async function check({ store, now }: Desk): Promise<Output<'store.check'>> {
  const found = await checkStore(store, now, new AbortController().signal);
  return { checked: found !== null, found: [...(found ?? [])], bytes: statSync(store.file).size };
}
