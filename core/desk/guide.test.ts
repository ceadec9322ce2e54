import { expect, test } from 'vitest';
import { guide } from './guide.ts';
import { services } from './services.ts';
import { proofs } from '../rules/identity-proof.ts';
import { approval } from '../rules/review.ts';
import { workingDaysToIssue } from '../rules/deadline.ts';

test.each(services)('the guide says everything of $code, in both languages', ({ code }) => {
  const { procedure, ...rest } = guide[code];
  expect(procedure.length).toBeGreaterThanOrEqual(2);
  for (const { zh, en } of [...Object.values(rest), ...procedure]) {
    expect(zh).toMatch(/[。）]$/);
    expect(en).toMatch(/[.)]$/);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
  }
});

test.each(services)('what to bring for $code is what the rule asks for', ({ code }) => {
  const { zh } = guide[code].documents;
  const { needs } = proofs[code];
  if (needs === 'nothing') expect(zh).toContain('不需要');
  else if (needs === 'card') expect(zh).toContain('社会保障卡');
  else expect(zh).toContain('有效身份证件');
});

test.each(services)('a reviewer, or the agency that decides, is named for $code where the rule asks for one', ({ code }) => {
  const { roles } = approval(code, {});
  const said = [guide[code].conditions, guide[code].limit, ...guide[code].procedure].map(({ zh }) => zh).join('');
  if (roles.includes('reviewer')) expect(said).toContain('复核');
  if (roles.includes('agency')) expect(said).toContain('管理机构');
});

test('the time limit is the one of the rule', () => {
  for (const code of ['apply', 'reissue', 'replace'] as const)
    expect(guide[code].limit.zh).toContain(`${String(workingDaysToIssue)} 个工作日`);
});
