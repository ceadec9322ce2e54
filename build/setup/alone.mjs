import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { inCheckout, say } from './place.mjs';

const file = inCheckout('build/out/setup.pid');

/**
 * One setup at a time in a checkout: several commands may be started at once right after cloning.
 * @param {() => Promise<void>} work is given the checkout as the one before left it
 */
export async function alone(work) {
  mkdirSync(inCheckout('build/out'), { recursive: true });
  let told = false;
  while (!take()) {
    if (!told) say('另一个命令正在准备程序，请稍候……', 'Another command is making things ready, waiting …');
    told = true;
    await wait(200);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!ownerLives()) rmSync(file, { force: true });
    return false;
  }
}

function ownerLives() {
  try {
    process.kill(Number(readFileSync(file, 'utf8')) || process.pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
