import { describe, expect, test } from 'vitest';
import { chanceOf } from './chance.ts';
import { cutPower } from './cuts.ts';
import { DiskFile } from './file.ts';
import { record, recordingMissing } from './recording.ts';

const missing = recordingMissing();

describe('a file after a power cut', () => {
  const bytes = (length: number, byte: number): Uint8Array => new Uint8Array(length).fill(byte);
  const calm = { latest: 0, garbage: 0 };

  test('has what was synced, and of the rest anything: each sector old or new, by itself', () => {
    const file = new DiskFile();
    file.write(0, bytes(1024, 1));
    file.sync();
    file.write(512, bytes(1024, 2));
    const seen = new Set<string>();
    for (let seed = 0; seed < 200; seed += 1) {
      const held = file.afterCut(chanceOf(seed), calm);
      expect([...held.subarray(0, 512)].every((byte) => byte === 1)).toBe(true);
      seen.add(`${String(held.length)} ${String(held[512])} ${String(held[1024] ?? '-')}`);
    }
    expect([...seen].toSorted()).toEqual(['1024 1 -', '1024 2 -', '1536 1 0', '1536 1 2', '1536 2 0', '1536 2 2']);
  });

  test('may hold garbage where something was being written, and not a byte beside it', () => {
    const file = new DiskFile();
    file.write(0, bytes(512, 1));
    file.sync();
    file.write(100, bytes(8, 2));
    const held = file.afterCut(chanceOf(7), { latest: 1, garbage: 1 });
    expect([...held].flatMap((byte, place) => (byte === 1 ? [] : [place]))).toEqual([100, 101, 102, 103, 104, 105, 106, 107]);
    expect([...held.subarray(100, 108)]).not.toEqual([...bytes(8, 2)]);
  });
});

describe.skipIf(missing !== null)(`a terminal whose power is cut${missing === null ? '' : ` (left out: ${missing})`}`, () => {
  test('has everything that was acknowledged, whole, wherever the cut falls', async () => {
    const outcome = cutPower(await record('FULL', 2), 200, 1);
    expect(outcome).toMatchObject({ losses: 0, damaged: 0, examples: [] });
    expect(outcome.acknowledged).toBeGreaterThan(1_000);
    expect(outcome.inCheckpoint).toBeGreaterThan(10);
  }, 60_000);

  test('would have lost it with synchronous=NORMAL, and been damaged with OFF: the test can fail', async () => {
    expect(cutPower(await record('NORMAL', 1), 60, 1).losses).toBeGreaterThan(0);
    expect(cutPower(await record('OFF', 1), 15, 1).damaged).toBeGreaterThan(0);
  }, 60_000);
});
