import { describe, expect, it } from 'vitest';
import { examples } from '../../../core/people/examples.ts';
import { applicationSchema } from '../../../core/people/application.ts';
import { applicationLines } from './application-lines.ts';

describe('an application in words', () => {
  it.each(Object.entries(examples))('%s keeps every field, none twice', (_name, example) => {
    const application = applicationSchema.parse(example);
    const { guardian, agent, ...own } = application;
    const fields = [own, guardian, agent].flatMap((part) => Object.values(part ?? {}).filter((value) => value !== undefined));
    const lines = applicationLines(application);
    expect(lines).toHaveLength(fields.length);
    expect(new Set(lines.map((line) => line.label.zh)).size).toBe(lines.length);
  });
  it('has codes in words', () => {
    const application = applicationSchema.parse(Object.values(examples)[0]);
    const lines = applicationLines(application);
    expect(lines.find((line) => line.label.zh === '性别')?.value.zh).toMatch(/^[男女]$/);
  });
});
