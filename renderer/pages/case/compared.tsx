import type { Job } from '../../../core/views.ts';
import { writeInstant, writeSpan } from '../../format.ts';
import { useLook, useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import { useHost } from '../../store.ts';
import { compareWords } from '../../text/issue-words.ts';
import { progressOf } from './moment.ts';

/** What was read back from the chip beside what the agency ordered; a difference is marked by sign and word. */
export function Compared({ job }: { job: Job }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const now = useHost((state) => state.now);
  const { of, ms } = progressOf(job);
  return (
    <section className="compared" aria-labelledby="compared">
      <div className="compared-head">
        <h2 id="compared">{say(compareWords.title)}</h2>
        {of === 0 ? null : (
          <span className="faint number">
            {job.looks.contact === null ? '' : `${say(compareWords.at, { time: writeInstant(job.looks.contact.at, now, language) })} · `}
            {job.looks.contactless?.equal === true
              ? `${say(compareWords.contactless, { time: writeInstant(job.looks.contactless.at, now, language) })} · `
              : ''}
            {say(compareWords.summary, { steps: job.steps.length, commands: job.apdus.length, time: writeSpan(ms) })}
          </span>
        )}
      </div>
      <table className="table tight">
        <thead>
          <tr>
            <th>{say(compareWords.item)}</th>
            <th>{say(compareWords.chip)}</th>
            <th>{say(compareWords.order)}</th>
            <th>
              <span className="sr-only">{say(compareWords.equal)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {job.compared.map((item) => (
            <tr key={item.title} className={item.equal ? '' : 'differs'}>
              <th scope="row">{language === 'zh' ? item.title : item.titleEn}</th>
              <td className="number">{item.chip === '' ? <span className="faint">{say(compareWords.empty)}</span> : item.chip}</td>
              <td className="number">{item.order === '' ? <span className="faint">{say(compareWords.empty)}</span> : item.order}</td>
              <td>
                <span className={item.equal ? 'sign good' : 'sign bad'}>
                  <Icon name={item.equal ? 'good' : 'bad'} size={15} />
                  <span className={item.equal ? 'sr-only' : ''}>{say(item.equal ? compareWords.equal : compareWords.differs)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
