import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it, test } from 'vitest';
import { agencyPaths } from '../core/agency.ts';
import { agencyMessages } from '../core/agency-messages.ts';
import { agencyApiFile, agencyApiText } from './agency-api.ts';
import { examples } from './agency-api-examples.ts';

/** Problems as the linter names them: rule and place. */
async function problemsOf(text: string): Promise<readonly string[]> {
  const problems = await lintFromString({ source: text, config: await createConfig({ extends: ['recommended-strict'] }) });
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer ?? ''}`);
}

test('docs/agency-api.json is what npm run docs makes of the schemas', () => {
  expect(readFileSync(agencyApiFile, 'utf8')).toBe(agencyApiText());
});

test('the linter finds nothing, and finds what is wrong', async () => {
  expect(await problemsOf(agencyApiText())).toEqual([]);
  const broken = agencyApiText().replaceAll('#/components/schemas/RenewAnswer', '#/components/schemas/Nobody');
  expect((await problemsOf(broken)).join()).toContain('no-unresolved-refs');
});

test('it has every path of the API', () => {
  const { paths } = JSON.parse(agencyApiText()) as { paths: Record<string, unknown> };
  expect(Object.keys(paths)).toEqual([...Object.values(agencyPaths), '/v1/files/{digest}/{offset}']);
});

describe('each example is what its schema takes', () => {
  it.each(Object.keys(agencyMessages) as (keyof typeof agencyMessages)[])('%s', (name) => {
    expect(agencyMessages[name].request.safeParse(examples[name].request).error).toBeUndefined();
    expect(agencyMessages[name].answer.safeParse(examples[name].answer).error).toBeUndefined();
  });
});
