import type { CaseRow, Job, QueueRow, ReaderRow } from '../../../core/views.ts';
import type { Say } from '../../look.ts';
import { queueWords } from '../../text/desk-words.ts';
import { issueWords } from '../../text/issue-words.ts';
import type { Language } from '../../text/text.ts';
import { queueName } from '../queue/words.ts';
import type { BannerWords } from './banner.tsx';
import { isBack } from './moment.ts';
import type { Moment } from './moment.ts';
import { stepNames } from './steps.tsx';

export interface Scene {
  readonly moment: Moment;
  readonly row: CaseRow;
  readonly job: Job | null;
  readonly reader: ReaderRow | undefined;
  /** What waits for the agency about this case, the oldest first. */
  readonly records: readonly QueueRow[];
}

/** What the one line of the page says now. */
export function bannerOf(scene: Scene, say: Say, language: Language): BannerWords {
  const { moment, row, job } = scene;
  if (moment === 'running') return { icon: 'stop', tone: 'stop', headline: say(issueWords.keepIn), means: runningStep(job, say) };
  if (moment === 'made')
    return {
      icon: 'good',
      tone: 'done',
      headline: say(issueWords.handOver),
      means: say(issueWords.handOverMeans, { count: job?.compared.length ?? 0 }),
    };
  if (moment === 'differs') return { icon: 'bad', tone: 'bad', headline: say(issueWords.differs), means: say(issueWords.differsMeans) };
  if (moment === 'done')
    return { icon: 'good', tone: 'done', headline: say(issueWords.handedOver), means: agencyKnows(scene, say, language) };
  if (moment === 'closed') {
    if (row.state === 'refused')
      return {
        icon: 'bad',
        tone: 'bad',
        headline: say(issueWords.refused),
        means: say(issueWords.refusedMeans, { why: row.waits?.[language] ?? '' }),
      };
    return { icon: 'off', tone: 'plain', headline: say(issueWords.cancelled), means: say(issueWords.cancelledMeans) };
  }
  return moment === 'unsure' ? unsure(scene, say) : before(scene, say);
}

function runningStep(job: Job | null, say: Say): string {
  const step = job?.steps.find((one) => one.state === 'running');
  if (step === undefined) return say(job?.state === 'issued' ? issueWords.comparing : issueWords.busy);
  const count = step.of > 1 ? ` ${String(step.done)}/${String(step.of)}` : '';
  return `${say(stepNames[step.key])}${count}`;
}

function unsure({ job, reader }: Scene, say: Say): BannerWords {
  if (isBack(reader, job)) return { icon: 'card', tone: 'ready', headline: say(issueWords.back), means: say(issueWords.backMeans) };
  if (reader?.card === 'present')
    return { icon: 'wait', tone: 'wait', headline: say(issueWords.tornOther), means: say(issueWords.tornOtherMeans) };
  return { icon: 'wait', tone: 'wait', headline: say(issueWords.torn), means: say(issueWords.tornMeans) };
}

function before({ job, reader }: Scene, say: Say): BannerWords {
  if (reader === undefined) return { icon: 'tray', tone: 'wait', headline: say(issueWords.noReader), means: say(issueWords.noReaderMeans) };
  if (reader.card === 'mute') return { icon: 'wait', tone: 'wait', headline: say(issueWords.mute), means: say(issueWords.muteMeans) };
  if (reader.card === 'present') return { icon: 'card', tone: 'ready', headline: say(issueWords.ready), means: say(issueWords.readyMeans) };
  return {
    icon: 'tray',
    tone: 'plain',
    headline: say(issueWords.putBlank),
    means: say(job?.state === 'spoilt' ? issueWords.spoiltBefore : issueWords.putBlankMeans),
  };
}

/** The latest record that has no receipt yet says what the agency does not know; without one it knows everything. */
function agencyKnows({ records, row }: Scene, say: Say, language: Language): string {
  const open = records.findLast((record) => record.state !== 'accepted');
  if (open !== undefined) return `${say(queueName(open.kind))} · ${open[language]}`;
  const last = records.at(-1);
  if (last?.receipt !== undefined) return `${say(issueWords.knowsAll)} ${say(queueWords.receiptNumber, { number: last.receipt.number })}`;
  return say(row.agencyKnows ? issueWords.knowsAll : issueWords.knowsNot);
}
