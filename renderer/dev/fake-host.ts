import type { CallName, Client, Handlers, Input, Job, Output, State } from '../../core/contract.ts';
import { cases, operators, queue, reading } from './fake-data.ts';
import { commandsInAll, compared, freshJob, jobAt } from './fake-job.ts';

const readerName = '沙盒读卡器';
const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function refusal(code: string, zh: string, en: string): unknown {
  return { code, facts: {}, help: 'self', zh: { what: zh, means: '没有任何数据被改动。', act: '请核对后再试。' }, en: { what: en, means: 'Nothing was changed.', act: 'Check and try again.' } };
}

/** A host that is made up: for looking at the pages and for their accessibility check. `scene` puts it where a picture is wanted. */
export function fakeHost(scene: URLSearchParams): Client {
  const listeners = new Set<(state: State) => void>();
  const pace = Number(scene.get('pace') ?? 70);
  const signed = operators.find((one) => one.id === scene.get('as'));
  let card: { serial: string; kind: '2.0' | '3.0' } | null = scene.has('card') ? { serial: '5AA50001', kind: '3.0' } : null;
  const empty = scene.has('empty');
  let state: State = {
    revision: 1,
    product: { version: '0.1.0', sandbox: !scene.has('unenrolled'), branch: scene.has('unenrolled') ? '' : '天河路支行', counter: scene.has('unenrolled') ? '' : '3 号柜', hotline: '12345', guardian: { guardianBelowAge: 16, guardianSource: '《中华人民共和国民法典》第二十三条' } },
    now: new Date().toISOString(),
    offered: scene.has('unenrolled') ? [] : operators,
    session: signed === undefined ? null : { operator: signed.id, name: signed.name, role: signed.role, locked: scene.has('locked'), idleLockSeconds: 300 },
    lamps: {
      reader: { tone: 'off', zh: '未放卡', en: 'no card' },
      agency: { tone: 'good', zh: '在线', en: 'online' },
      queue: { tone: 'wait', zh: '3 条等待，下次 14:05', en: '3 waiting, next try 14:05' },
    },
    readers: [],
    home: empty ? { waiting: 0, late: 0, unsure: 0, todo: 0, issuedToday: 0 } : { waiting: 4, late: 1, unsure: 1, todo: 1, issuedToday: 5 },
    cases: empty ? [] : cases,
    queue: empty ? [] : queue,
    job: null,
  };
  function publish(next: Partial<State>): void {
    state = { ...state, ...next, revision: state.revision + 1, now: new Date().toISOString() };
    state = {
      ...state,
      readers: [{ name: readerName, kind: 'virtual', card: card === null ? 'absent' : 'present', ...(card !== null && state.job?.state === 'unsure' ? { unsureJob: { jobId: state.job.jobId, caseId: state.job.caseId } } : {}) }],
      lamps: { ...state.lamps, reader: card === null ? { tone: 'off', zh: '未放卡', en: 'no card' } : { tone: 'good', zh: '已放卡', en: 'card in place' } },
    };
    for (const listener of listeners) listener(state);
  }
  function putJob(job: Job, caseState?: State['cases'][number]['state']): void {
    const cases = caseState === undefined ? state.cases : state.cases.map((row) => (row.caseId === job.caseId ? { ...row, state: caseState, jobId: job.jobId } : row));
    publish({ job, cases });
  }
  const at = scene.get('job');
  if (at !== null) {
    const caseId = scene.get('case') ?? 'GZ26-1124-0007';
    const job = freshJob('job-1', caseId, readerName);
    if (at === 'writing') putJob(jobAt(job, 15, 'writing'), 'issuing');
    if (at === 'unsure') putJob(jobAt(job, 15, 'unsure', true), 'unsure');
    if (at === 'issued') putJob({ ...jobAt(job, commandsInAll, 'issued'), verified: true, compared }, 'issued');
    if (at === 'handed') putJob({ ...jobAt(job, commandsInAll, 'issued'), verified: true, compared, handedOver: true, cardNumber: 'D2000019X' }, 'handed-over');
    if (at === 'stopped') putJob(jobAt(job, 5, 'open', true), 'issuing');
  }
  publish({});

  async function play(caseId: string): Promise<Output<'issue.start'>> {
    if (card === null) throw refusal('reader-empty', '读卡器里没有卡片。', 'There is no card in the reader.');
    const job = state.job?.caseId === caseId && state.job.state === 'unsure' ? state.job : freshJob(`job-${String(Date.now())}`, caseId, readerName);
    const { fault: _, ...clean } = job;
    const started = performance.now();
    for (let commands = 0; commands <= commandsInAll; commands++) {
      if (card === null) {
        putJob(jobAt(job, commands, commands > 5 ? 'unsure' : 'open', true), commands > 5 ? 'unsure' : 'issuing');
        throw jobAt(job, commands, 'unsure', true).fault;
      }
      putJob(jobAt(clean, commands, commands > 5 ? 'writing' : 'open'), 'issuing');
      await later(pace);
    }
    putJob({ ...jobAt(clean, commandsInAll, 'issued'), verified: true, compared }, 'issued');
    return { caseId, jobId: job.jobId, cardNumber: 'D2*****9X', identificationCode: '440100D156000005', state: 'issued', verified: true, apdus: commandsInAll, ms: performance.now() - started };
  }
  function jobOf(jobId: string): Job {
    const row = state.cases.find((one) => one.jobId === jobId);
    const job = freshJob(jobId, row?.caseId ?? 'GZ26-1124-0006', readerName);
    if (row?.state === 'unsure') return jobAt(job, 15, 'unsure', true);
    return { ...jobAt(job, commandsInAll, 'issued'), verified: true, compared, ...(row?.state === 'handed-over' ? { handedOver: true, cardNumber: 'D2000019X' } : {}) };
  }
  const application: Output<'case.reveal'>['application'] = {
    documentType: 'resident-id', identityNumber: '440103199003078514', nationality: 'CHN', name: '李晓明', sex: '1', birthDate: '1990-03-07', ethnicity: '01',
    birthPlace: '440103', occupation: '教师', mobile: '13800000000', address: '广州市天河区示范路 1 号', bank: 'ICBC', deliver: 'branch', socialSecurityNumber: '440103199003078514',
  };
  const handlers: Partial<Handlers> = {
    'session.signIn': ({ operator, pin }) => {
      const one = operators.find((candidate) => candidate.id === operator);
      if (one === undefined || pin !== '135790') throw refusal('pin-wrong', '密码不对，还可以试 4 次。', 'The PIN is wrong; 4 tries are left.');
      publish({ session: { operator, name: one.name, role: one.role, locked: false, idleLockSeconds: 300 } });
      return { operator, role: one.role };
    },
    'session.signOut': () => { publish({ session: null }); return {}; },
    'session.unlock': ({ pin }) => {
      if (pin !== '135790') throw refusal('pin-wrong', '密码不对，还可以试 4 次。', 'The PIN is wrong; 4 tries are left.');
      if (state.session !== null) publish({ session: { ...state.session, locked: false } });
      return {};
    },
    'session.touch': () => ({}),
    'person.lookup': async ({ identityNumber }) => {
      await later(300);
      if (identityNumber.endsWith('8514')) return { known: true, entitled: true, liveCard: false, prefill: { name: '李晓明', ethnicity: '01', birthPlace: '440103', address: '广州市天河区示范路 1 号', mobile: '13800000000' } };
      return { known: false, entitled: !identityNumber.startsWith('11'), liveCard: identityNumber.startsWith('12'), prefill: {} };
    },
    'case.create': async () => {
      await later(200);
      const caseId = `GZ26-1124-00${String(10 + state.cases.length)}`;
      publish({ cases: [{ ...(cases[0] as State['cases'][number]), caseId }, ...state.cases] });
      return { caseId, state: 'accepted', dueOn: '2026-12-10', dueProvisional: false, agencyKnows: false };
    },
    'case.list': () => ({ cases: state.cases }),
    'case.reveal': async () => { await later(150); return { application }; },
    'issue.start': ({ caseId }) => play(caseId),
    'issue.show': ({ jobId }) => { const job = jobOf(jobId); publish({ job }); return job; },
    'issue.cancel': ({ jobId }) => { if (state.job !== null) putJob({ ...state.job, state: 'cancelled' }, 'accepted'); return { jobId, state: 'cancelled' }; },
    'issue.spoil': ({ jobId }) => { if (state.job !== null) putJob({ ...state.job, state: 'spoilt' }, 'accepted'); return { jobId, state: 'spoilt' }; },
    'card.handOver': ({ caseId }) => { if (state.job !== null) putJob({ ...state.job, handedOver: true, cardNumber: 'D2000019X' }, 'handed-over'); return { caseId, cardNumber: 'D2000019X' }; },
    'card.read': async () => { await later(400); if (card === null) throw refusal('reader-empty', '读卡器里没有卡片。', 'There is no card in the reader.'); return reading(readerName, false); },
    'card.reveal': async () => { await later(300); return reading(readerName, true); },
    'queue.sync': async () => { await later(600); return { sent: 3, accepted: 2, refused: 0, waiting: 1, changes: 0 }; },
    'sandbox.insert': ({ kind, serial }) => { card = { serial: serial ?? '5AA50002', kind: kind ?? '3.0' }; publish({}); return { serial: card.serial }; },
    'sandbox.remove': () => { card = null; publish({}); return {}; },
    'sandbox.cards': () => ({ cards: [{ serial: '5AA50001', kind: '3.0', written: true, inserted: card?.serial === '5AA50001' }, { serial: '5AA50002', kind: '3.0', written: false, inserted: card?.serial === '5AA50002' }] }),
  };
  return {
    call: async <N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> => {
      await later(5);
      const handler = handlers[name] as ((input: Input<N>) => Output<N> | Promise<Output<N>>) | undefined;
      if (handler === undefined) throw new Error(`the made-up host does not play ${name}`);
      return handler(input);
    },
    onState: (listener) => { listeners.add(listener); listener(state); return () => listeners.delete(listener); },
    onClose: () => () => undefined,
  };
}
