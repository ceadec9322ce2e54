import { expect, test } from 'vitest';
import { z } from 'zod';
import { factsSchema } from './facts.ts';

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

function undescribed({ properties = {}, required = [], items }: Schema, path: string): readonly string[] {
  const own = Object.entries(properties).flatMap(([name, member]) => [
    ...(required.includes(name) || member.description !== undefined ? [] : [`${path}.${name}`]),
    ...undescribed(member, `${path}.${name}`),
  ]);
  return [...own, ...(items === undefined ? [] : undescribed(items, `${path}[]`))];
}

test('every member that may be left out says what it is', () => {
  const schema = z.toJSONSchema(factsSchema, { io: 'input' }) as Schema;
  expect(Object.keys(schema.properties ?? {})).toContain('replacement');
  expect(undescribed(schema, '')).toEqual([]);
});

test.each([
  [{}, true],
  [{ card: {} }, true],
  [{ nickname: 'x' }, false],
  [{ card: { number: 'x' } }, false],
  [{ card: { collectedOn: '2026-02-29' } }, false],
  [{ at: '2026-03-02T10:00:00' }, false],
  [{ at: '2026-03-02T10:00:00+08:00' }, true],
  [{ configuration: { fee: { fen: -1, source: 's' } } }, false],
  [{ configuration: { fee: { fen: 2.5, source: 's' } } }, false],
  [{ configuration: { fee: { fen: 25 } } }, false],
  [{ configuration: { agent: { services: ['apply'] } } }, false],
  [{ configuration: { guardian: { guardianBelowAge: 16 } } }, false],
  [{ replacement: { ground: '' } }, false],
])('%j states a case: %s', (told, sound) => {
  expect(factsSchema.safeParse(told).success).toBe(sound);
});
