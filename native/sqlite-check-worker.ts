import { parentPort, workerData } from 'node:worker_threads';
import { openEncrypted, sqliteCode } from './sqlite.ts';
import type { CheckOrder } from './sqlite-check.ts';

// Reads a whole file while the thread that started it works on.

const { file, key } = workerData as CheckOrder;

function check(): readonly string[] {
  try {
    const database = openEncrypted(file, key);
    try {
      const found = database.pragma('integrity_check(20)') as { integrity_check: string }[];
      return found.map((row) => row.integrity_check).filter((words) => words !== 'ok');
    } finally {
      database.close();
    }
  } catch (cause) {
    return [sqliteCode(cause) ?? 'unknown'];
  }
}

parentPort?.postMessage(check());
