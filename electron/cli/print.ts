import type { CommanderError } from 'commander';
import type { Output } from '../../core/contract.ts';
import { minuteWords } from '../../core/courier.ts';
import { fault } from '../../core/fault.ts';
import type { Fault, Help } from '../../core/fault.ts';
import { caseStateWords, helpWords, jobStateWords } from '../../core/desk/words.ts';

/** What the command line prints: with --json one document on standard output, else words for a person. */

export function show<T>(json: boolean, output: T, words: (output: T) => string): void {
  // Made either way: with some words goes an exit code.
  const text = words(output);
  process.stdout.write(`${json ? JSON.stringify(output) : text}\n`);
}

/** Sentences go to standard error in any case; with --json the report is the document. */
export function tellFault(told: Fault, json: boolean): void {
  const report = told.report();
  if (json) process.stdout.write(`${JSON.stringify({ fault: report })}\n`);
  for (const { what, means, act } of [report.zh, report.en]) process.stderr.write(`${what}\n${means}\n${act}\n`);
  process.stderr.write(`[${report.code}]\n`);
}

/** What the people here must be told stands before whatever was asked, on standard error. */
export function tellNotices({ notices }: Output<'notice.list'>): void {
  for (const { zh, en } of notices) process.stderr.write(`! ${zh}\n! ${en}\n`);
}

/** Help and version are what was asked for; everything else is a mistake in the command. */
export function tellUsage({ code, exitCode, message }: CommanderError, json: boolean): number {
  if (exitCode === 0) return 0;
  const told = fault('usage', { message: code === 'commander.help' ? '缺少子命令 a command is missing' : message.replace(/^error: /, '') });
  tellFault(told, json);
  return told.exit;
}

const rows = (lines: readonly string[], none: string): string => (lines.length === 0 ? none : lines.join('\n'));

export function readers({ readers: all }: Output<'readers.list'>): string {
  const state = { absent: '无卡 no card', present: '有卡 card in', mute: '卡不应答 card is mute' } as const;
  return rows(
    all.map(
      ({ name, kind, card: held, unsureJob }) =>
        `${name}\t${kind}\t${state[held]}${unsureJob === undefined ? '' : `\t待核实 unsure: ${unsureJob.caseId}`}`,
    ),
    '没有读卡器 no reader',
  );
}

export function card({ reader, profile, algorithm, files, problems }: Output<'card.read'>): string {
  const lines = Object.entries(files).flatMap(([name, file]) => [
    `${name} ${file.title} ${file.titleEn}`,
    ...file.items.map(
      ({ tag, title, titleEn, value, words }) => `  ${tag} ${title} ${titleEn}: ${value}${words === undefined ? '' : ` ${words}`}`,
    ),
    ...(file.unread === undefined ? [] : [`  ${file.unread.zh}`, `  ${file.unread.en}`]),
  ]);
  return [`${reader}  ${profile} ${algorithm}`, ...lines, ...problems.map(({ zh, en }) => `! ${zh} ${en}`)].join('\n');
}

export function issued({ caseId, cardNumber, state, apdus, ms }: Output<'issue.start'>): string {
  return `可以交付 Hand over the card: ${cardNumber} (${caseId}, ${jobStateWords[state].zh} ${jobStateWords[state].en}, ${String(apdus)} APDU, ${String(ms)} ms)`;
}

export function accepted({ caseId, dueOn, dueProvisional }: Output<'case.create'>): string {
  return `已受理 Taken in: ${caseId}, ${dueProvisional ? '暂定 provisionally ' : ''}${dueOn} 24:00 前发卡 due by the end of that day`;
}

export function cases({ cases: all, next }: Output<'case.list'>): string {
  const lines = all.map(({ caseId, name, identityNumber, state, dueOn, workingDaysLeft }) => {
    const { zh, en } = caseStateWords[state];
    return `${caseId}\t${name}\t${identityNumber}\t${zh} ${en}\t${dueOn} (${String(workingDaysLeft)})`;
  });
  return rows([...lines, ...(next === undefined ? [] : [`--before ${next}`])], '没有业务 no cases');
}

export function queue({ entries, waiting, refused }: Output<'queue.list'>): string {
  const lines = entries.flatMap((row) => {
    const { seq, caseId, kind, zh, en, tries } = row;
    const more = beside(row);
    return [`${String(seq)}\t${caseId}\t${kind}\t${zh} ${en}\t${String(tries)}`, ...(more.length === 0 ? [] : [`\t${more.join(' · ')}`])];
  });
  return [
    ...lines,
    `等待 ${String(waiting)} 条，被退回 ${String(refused)} 条。${String(waiting)} waiting, ${String(refused)} sent back.`,
    // While this process has the folder no window is open that would send them.
    ...(waiting === 0 ? [] : ['打开窗口后自动上报，或现在运行 suika sync。They leave once the window is open; or now, by suika sync.']),
  ].join('\n');
}

/** Who can do something about it and how, and when it is tried next. */
function beside({ id, help, field, nextTryAt, todo, mayRetry, mayCorrect }: Output<'queue.list'>['entries'][number]): string[] {
  const calls = [...(mayRetry ? ['queue.retry'] : []), ...(mayCorrect ? ['queue.correct'] : []), 'queue.giveUp'];
  return [
    ...(help === undefined ? [] : [helper(help)]),
    ...(field === undefined ? [] : [`字段 field: ${field}`]),
    ...(nextTryAt === undefined ? [] : [`下次 next try: ${minuteWords(nextTryAt).zh}`]),
    ...(todo ? [`suika call ${calls.join(' | ')}: ${id}`] : []),
  ];
}

/** A list has no hotline. */
function helper(help: Help): string {
  const { zh, en } = helpWords[help];
  return `${zh} ${en}`.replace(/,? \{hotline\}/g, '');
}

export function synced({ sent, accepted: taken, refused, waiting, changes }: Output<'queue.sync'>): string {
  return [
    `送出 ${String(sent)}，回执 ${String(taken)}，退回 ${String(refused)}，等待 ${String(waiting)}，变更 ${String(changes)}`,
    `sent ${String(sent)}, receipts ${String(taken)}, sent back ${String(refused)}, waiting ${String(waiting)}, changes ${String(changes)}`,
  ].join('\n');
}

export function audit({ ok, entries, brokenAt, lost }: Output<'audit.verify'>): string {
  if (ok && lost !== undefined)
    return `现存 ${String(entries)} 条审计记录完整；另有 ${String(lost)} 条随文件损坏丢失（有记录）。The ${String(entries)} entries there are fit; ${String(lost)} more were lost with a damaged file, as recorded.`;
  if (ok) return `审计链完整，共 ${String(entries)} 条。The audit chain is whole: ${String(entries)} entries.`;
  return `审计链在第 ${String(brokenAt)} 条断开，请报告主管。The audit chain is broken at entry ${String(brokenAt)}: tell the manager.`;
}

export function storeChecked({ checked, found, bytes }: Output<'store.check'>): string {
  const megabytes = (bytes / 1_048_576).toFixed(1);
  if (!checked)
    return '没有检查：磁盘空间不足，或数据库一直在写。Not checked: no room on the disk for it, or the store was written all the time.';
  if (found.length === 0) return `本机数据库完好（${megabytes} MiB）。The store is whole (${megabytes} MiB).`;
  return [
    '本机数据库有损坏，下次打开时会救回能读的记录：',
    'The store is damaged; what can be read is saved when it is opened next:',
    ...found,
  ].join('\n');
}

export function looks({ contact, contactless }: Output<'card.prove'>): string {
  const said = (look: typeof contact): string =>
    look === null
      ? '未核对 not compared'
      : `${look.equal ? '与订单一致 equal to the order' : '与订单不符 differs from the order'} (${look.at}, ${look.reader})`;
  return `接触 contact: ${said(contact)}\n非接触 contactless: ${said(contactless)}`;
}

export function pinTries({ set, tries }: Output<'pin.verify'>): string {
  if (!set) return '没有设置社保密码 no PIN is set';
  return `剩余 ${String(tries)} 次 ${String(tries)} tries left`;
}

export function pinTriesAndKeys({ pad, ...left }: Output<'pin.tries'>): string {
  const can = [...(pad.verify ? ['校验 verify'] : []), ...(pad.change ? ['修改 change'] : [])];
  return [pinTries(left), `读卡器自带密码键盘 keys of the reader itself: ${can.length === 0 ? '没有 none' : can.join('、')}`].join('\n');
}

export function plan({ jobId, writes }: Output<'issue.plan'>): string {
  const lines = writes.map(({ zh, en, key, bytes }, index) => `${String(index + 1).padStart(3)} ${zh} ${en} [${key}, ${String(bytes)} B]`);
  return [jobId, ...lines].join('\n');
}

export function explanation({ exchanges, verdict }: Output<'card.explain'>): string {
  const lines = exchanges.flatMap(({ asked, file, items, status, meaning, next }) => [
    `${asked.zh} ${asked.en}${file === null ? '' : ` — ${file.zh} ${file.en}`}`,
    `  ${status} ${meaning.zh} ${meaning.en}`,
    ...items.map(
      ({ tag, title, value, words }) => `    ${tag} ${title.zh} ${title.en}: ${value}${words === null ? '' : ` ${words.zh} ${words.en}`}`,
    ),
    ...(next === null ? [] : [`  → ${next.zh} ${next.en}`]),
  ]);
  return [...lines, '', verdict.words.zh, verdict.words.en, verdict.next.zh, verdict.next.en].join('\n');
}

export function anything(output: unknown): string {
  return JSON.stringify(output, null, 2);
}
