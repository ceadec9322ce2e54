import { fault } from '../fault.ts';
import type { Facts, Fault } from '../fault.ts';
import { applicationSchema } from './application.ts';
import type { Application } from './application.ts';
import { problems } from './problems.ts';
import type { FieldProblem } from './problems.ts';

/**
 * The application that was given, with what follows by itself filled in.
 * @param today the day in Asia/Shanghai, YYYY-MM-DD
 * @throws Fault identity-number-check, name-not-encodable when nothing else is wrong, otherwise application-invalid with all fields
 */
export function parseApplication(input: unknown, today: string): Application {
  const found = problems(input, today);
  if (found.length > 0) throw refusal(found);
  return applicationSchema.parse(input);
}

/** The fault for problems that were found; facts name fields and say what to type, never what was typed. */
function refusal(found: readonly FieldProblem[]): Fault {
  const facts: Facts = {
    fields: found.map((problem) => problem.field).join(', '),
    zh: found.map((problem) => problem.zh).join(''),
    en: found.map((problem) => problem.en).join(' '),
  };
  if (found.every((problem) => problem.code === 'check-digit')) return fault('identity-number-check', facts);
  if (found.every((problem) => problem.code === 'not-encodable' && /(^|\.)name$/.test(problem.field)))
    return fault('name-not-encodable', facts);
  return fault('application-invalid', facts);
}
