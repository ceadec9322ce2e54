import type { CardReading } from '../../../core/views.ts';
import { useLook, useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import { cardWords } from '../../text/desk-words.ts';

/** Every file that was read, item by item; what could not be read says why. Problems come first. */
export function CardFiles({ reading }: { reading: CardReading }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  return (
    <div className="card-files">
      {reading.problems.length === 0 ? null : (
        <section className="note wait" aria-labelledby="problems">
          <Icon name="wait" size={22} />
          <div className="note-body">
            <h2 id="problems">{say(cardWords.problems)}</h2>
            <ul>
              {reading.problems.map((problem) => (
                <li key={problem.code}>
                  {problem[language]} <span className="code soft">{problem.code}</span>
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
      {Object.entries(reading.files).map(([name, file]) => (
        <section key={name} className="card-file" aria-labelledby={`file-${name}`}>
          <h2 id={`file-${name}`}>
            {language === 'zh' ? file.title : file.titleEn} <span className="code faint">{name}</span>
          </h2>
          {file.unread === undefined ? null : (
            <p className="unread">
              <Icon name="wait" size={15} />
              {file.unread[language]}
            </p>
          )}
          {file.items.length === 0 ? null : <Items items={file.items} />}
        </section>
      ))}
    </div>
  );
}

function Items({ items }: { items: CardReading['files'][string]['items'] }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  return (
    <table className="table tight items">
      <thead>
        <tr>
          <th>{say(cardWords.item)}</th>
          <th>{say(cardWords.value)}</th>
          <th>{say(cardWords.tag)}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.tag}>
            <th scope="row">{language === 'zh' ? item.title : item.titleEn}</th>
            <td className="number">
              {item.value === '' ? <span className="faint">{say(cardWords.empty)}</span> : item.value}
              {item.words === undefined ? null : <span className="soft"> · {language === 'zh' ? item.words : item.wordsEn}</span>}
            </td>
            <td className="code faint">{item.tag}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
