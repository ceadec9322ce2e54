import type { CardReading } from '../../../core/views.ts';
import { applicationDirectories } from '../../../core/card/profiles/directories.ts';
import { useLook, useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import { cardWords } from '../../text/desk-words.ts';
import { isPhoto, photoSource } from './face-of.ts';

type FileView = CardReading['files'][string];
type Named = readonly [path: string, file: FileView];

/** Every file that was read, item by item; what could not be read says why. Problems come first, then SSSE, then the rest. */
export function CardFiles({ reading }: { reading: CardReading }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const files = Object.entries(reading.files);
  return (
    <div className="card-files">
      {reading.problems.length === 0 ? null : (
        <section className="note wait" aria-labelledby="problems">
          <Icon name="wait" size={22} />
          <div className="note-body">
            <h2 id="problems">{say(cardWords.problems)}</h2>
            <ul>
              {reading.problems.map((problem, index) => (
                <li key={index}>
                  {problem[language]} <span className="code soft">{problem.code}</span>
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
      {files
        .filter(([path]) => !path.includes('/'))
        .map(([path, file]) => (
          <File key={path} path={path} file={file} Heading="h2" />
        ))}
      {applicationDirectories.map(({ name, title }) => (
        <Directory key={name} name={name} title={title[language]} files={files.filter(([path]) => path.startsWith(`${name}/`))} />
      ))}
    </div>
  );
}

/** An application directory: how much is in it, and on a key what. */
function Directory({ name, title, files }: { name: string; title: string; files: readonly Named[] }) {
  const say = useSay();
  if (files.length === 0) return null;
  const filled = files.filter(([, { items }]) => items.some(({ value }) => value !== '')).length;
  const unread = files.filter(([, file]) => file.unread !== undefined).length;
  return (
    <details className="directory">
      <summary>
        <Icon name="next" size={14} />
        <h2>
          {title} <span className="code faint">{name}</span>
        </h2>
        <span className="soft number">
          {say(unread === 0 ? cardWords.inDirectory : cardWords.inDirectoryUnread, { files: files.length, filled, unread })}
        </span>
      </summary>
      {files.map(([path, file]) => (
        <File key={path} path={path} file={file} Heading="h3" />
      ))}
    </details>
  );
}

function File({ path, file, Heading }: { path: string; file: FileView; Heading: 'h2' | 'h3' }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  // Without the holder's data this is nobody's card to the counter; any other file is one that simply was not to be had.
  const tone = path === 'EF06' ? 'wait' : 'off';
  return (
    <section className="card-file" aria-labelledby={`file-${path}`}>
      <div className="card-file-head">
        <Heading id={`file-${path}`}>
          {language === 'zh' ? file.title : file.titleEn} <span className="code faint">{path.split('/').at(-1)}</span>
        </Heading>
        {file.unread === undefined ? null : (
          <p className={`unread ${tone}`}>
            <Icon name={tone} size={15} />
            {file.unread[language]}
          </p>
        )}
        {file.items.length === 0 && file.unread === undefined ? <span className="faint">{say(cardWords.nothing)}</span> : null}
      </div>
      {file.items.length === 0 ? null : <Items items={file.items} />}
    </section>
  );
}

function Items({ items }: { items: FileView['items'] }) {
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
        {items.map((item, index) => (
          // Records of a card that is out of order may carry one tag twice.
          <tr key={index}>
            <th scope="row">{language === 'zh' ? item.title : item.titleEn}</th>
            <td className="number">
              <Value item={item} />
            </td>
            <td className="code faint">{item.tag}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ item }: { item: FileView['items'][number] }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const { value, words, wordsEn } = item;
  if (value === '') return <span className="faint">{say(cardWords.empty)}</span>;
  if (isPhoto(value)) return <img className="photo" src={photoSource(value)} alt={language === 'zh' ? item.title : item.titleEn} />;
  return (
    <>
      {value}
      {words === undefined ? null : <span className="soft"> · {language === 'zh' ? words : wordsEn}</span>}
    </>
  );
}
