import type { Job } from '../../../core/views.ts';
import { writeSpan } from '../../format.ts';
import { useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { stepWords } from '../../text/issue-words.ts';
import type { Text } from '../../text/text.ts';
import { progressOf } from './moment.ts';

type Step = Job['steps'][number];

export const stepNames: Record<Step['key'], Text> = {
  identify: stepWords.identify,
  prove: stepWords.prove,
  order: stepWords.order,
  unlock: stepWords.unlock,
  journal: stepWords.journal,
  holder: stepWords.holder,
  issuer: stepWords.issuer,
  number: stepWords.number,
  readback: stepWords.readback,
  compare: stepWords.compareStep,
  done: stepWords.finish,
};

const signs: Record<Step['state'], readonly [IconName, Text]> = {
  waiting: ['off', stepWords.waiting],
  running: ['run', stepWords.running],
  done: ['good', stepWords.done],
  failed: ['bad', stepWords.failed],
};

/** Before a job exists the steps stand there already, so that nothing jumps when it begins. */
const notBegun: Job['steps'] = (Object.keys(stepNames) as Step['key'][]).map((key) => ({ key, state: 'waiting', done: 0, of: 0 }));

/** The job as a person follows it: each step in words, with its real progress and its time. */
export function Steps({ job }: { job: Job | null }) {
  const say = useSay();
  const steps = job?.steps ?? notBegun;
  const { done, of } = progressOf(job);
  return (
    <section className="steps" aria-labelledby="steps">
      <h2 id="steps">{say(job?.state === 'issued' ? stepWords.titleLook : stepWords.title)}</h2>
      <progress
        className="bar"
        value={of === 0 ? 0 : done}
        max={of === 0 ? 1 : of}
        aria-label={say(stepWords.progress, { done: Math.floor(done), of })}
      />
      <ol>
        {steps.map((step) => (
          <OneStep key={step.key} step={step} />
        ))}
      </ol>
    </section>
  );
}

function OneStep({ step }: { step: Step }) {
  const say = useSay();
  const [icon, state] = signs[step.state];
  const counted = step.of > 1 && step.state !== 'waiting';
  return (
    <li className={`step ${step.state}`} aria-current={step.state === 'running' ? 'step' : undefined}>
      <Icon name={icon} size={16} />
      <span>{say(stepNames[step.key])}</span>
      <span className="step-count number">
        {counted ? `${String(step.state === 'done' ? step.of : step.done)}/${String(step.of)}` : ''}
      </span>
      <span className="step-time number">
        {step.state === 'failed' ? say(state) : step.ms === undefined ? <span className="sr-only">{say(state)}</span> : writeSpan(step.ms)}
      </span>
    </li>
  );
}
