import type { Job } from '../../core/contract.ts';

type Step = Job['steps'][number];
const plan: readonly (readonly [Step['key'], number, number])[] = [
  ['identify', 4, 60], ['prove', 1, 180], ['order', 1, 240], ['journal', 1, 30], ['unlock', 4, 210], ['holder', 7, 640],
  ['issuer', 3, 260], ['number', 1, 90], ['readback', 14, 420], ['compare', 14, 10], ['done', 1, 20],
];

export function freshJob(jobId: string, caseId: string, reader: string): Job {
  return {
    jobId, caseId, reader, state: 'open', verified: false, apdus: [], compared: [], handedOver: false,
    steps: plan.map(([key, of]) => ({ key, of, done: 0, state: 'waiting' })),
  };
}

export const compared: Job['compared'] = [
  { title: '社会保障号码', titleEn: 'Social security number', chip: '440103********8514', order: '440103********8514', equal: true },
  { title: '姓名', titleEn: 'Name', chip: '李*明', order: '李*明', equal: true },
  { title: '性别', titleEn: 'Sex', chip: '1', order: '1', equal: true },
  { title: '民族', titleEn: 'Ethnic group', chip: '01', order: '01', equal: true },
  { title: '出生日期', titleEn: 'Birth date', chip: '1990****', order: '1990****', equal: true },
  { title: '发卡日期', titleEn: 'Issued on', chip: '20261124', order: '20261124', equal: true },
  { title: '卡有效期', titleEn: 'Valid until', chip: '20361124', order: '20361124', equal: true },
  { title: '卡号', titleEn: 'Card number', chip: 'D2*****9X', order: 'D2*****9X', equal: true },
];

const torn: NonNullable<Job['fault']> = {
  code: 'card-torn', facts: {}, help: 'self',
  zh: { what: '卡片在操作途中离开了读卡器 沙盒读卡器。', means: '芯片可能只写了一部分；卡号仍然绑定这张芯片，没有丢失。', act: '请把同一张卡放回读卡器，系统会先核对再从断点继续。' },
  en: { what: 'The card left the reader in the middle of a command.', means: 'The chip may be half written; its number stays bound to this chip and nothing is lost.', act: 'Put the same card back: the terminal compares first and then goes on from where it stopped.' },
};

/** A job that stands at a certain command, for a picture. */
export function jobAt(job: Job, commands: number, state: Job['state'], broken = false): Job {
  let left = commands;
  const steps = plan.map(([key, of, ms]): Step => {
    const done = Math.min(of, left);
    left -= done;
    if (done === of) return { key, of, done, state: 'done', ms };
    const running = done > 0 || left === 0;
    left = running ? -1 : left;
    return { key, of, done: Math.max(0, done), state: running && done >= 0 ? (broken ? 'failed' : 'running') : 'waiting' };
  });
  const numbered = commands >= 6 ? { cardNumber: 'D2*****9X', chipId: '008153…5AA50001' } : {};
  return { ...job, ...numbered, state, steps, apdus: tape(commands), ...(broken ? { fault: torn } : {}) };
}

export const commandsInAll = plan.reduce((sum, [, of]) => sum + of, 0);

function tape(commands: number): Job['apdus'] {
  return Array.from({ length: commands }, (_, index) => ({
    command: index % 3 === 0 ? '0084000008' : '00DC010424' + '080C34343031' + '••'.repeat(12),
    answer: index % 3 === 0 ? '01020304050607089000' : '9000',
    words: index % 3 === 0 ? '取随机数' : '写记录 EF06/08 社会保障号码',
    wordsEn: index % 3 === 0 ? 'GET CHALLENGE' : 'UPDATE RECORD EF06/08',
    ms: 20 + (index * 7) % 60,
  }));
}
