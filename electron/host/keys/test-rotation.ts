import { takeFolder } from '../folder.ts';
import { keysFolder } from './place.ts';
import { deviceSecrets, unwrapForDevice } from './device.ts';
import { settleRotation } from './rotation.ts';
import type { RotationStep } from './rotation.ts';
import { wrapsOf } from './wraps.ts';

/** A process of its own for the tests: opens a store whose rotation waits, and kills itself (SIGKILL) at one step of it. */
export interface RotationRun {
  readonly data: string;
  readonly at: RotationStep | 'never';
}

const { data, at } = JSON.parse(process.argv[2] ?? '') as RotationRun;
const { storeId, storeFile } = takeFolder(data);
const place = { storeId, keys: keysFolder() };
const secrets = deviceSecrets(place.keys, undefined);
const opened = unwrapForDevice(wrapsOf(place).key, secrets, storeId);
if (opened === null) throw new Error('the store has no key here');
settleRotation(place, storeFile, opened.key, secrets, (step) => {
  if (step === at) process.kill(process.pid, 'SIGKILL');
});
