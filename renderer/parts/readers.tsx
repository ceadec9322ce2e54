import type { ReaderRow } from '../../core/views.ts';
import { useSay } from '../look.ts';
import { useHost } from '../store.ts';
import { issueWords } from '../text/issue-words.ts';
import type { Text } from '../text/text.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { SandboxTray } from './sandbox-tray.tsx';

const signs: Record<ReaderRow['card'], readonly [IconName, string, Text]> = {
  absent: ['off', 'off', issueWords.cardOut],
  present: ['good', 'good', issueWords.cardIn],
  mute: ['wait', 'wait', issueWords.cardMute],
};

interface ReadersProps {
  chosen: string | undefined;
  choose: (name: string) => void;
  /** The chip is at work: the choice stays and the card stays in. */
  fixed: boolean;
}

/** The readers with what lies in them; with several of them a choice. Under the sandbox, also the tray of virtual cards. */
export function Readers({ chosen, choose, fixed }: ReadersProps) {
  const say = useSay();
  const readers = useHost((state) => state.readers);
  const sandbox = useHost((state) => state.product.sandbox && state.readers.some((reader) => reader.kind === 'virtual'));
  return (
    <section className="readers" aria-label={say(issueWords.reader)}>
      <fieldset disabled={fixed}>
        <legend className="sr-only">{say(issueWords.chooseReader)}</legend>
        {readers.map((reader) => (
          <label key={reader.name} className={readers.length > 1 ? 'reader-row choice' : 'reader-row'}>
            {readers.length > 1 ? (
              <input
                type="radio"
                name="reader"
                checked={reader.name === chosen}
                onChange={() => {
                  choose(reader.name);
                }}
              />
            ) : null}
            <span className="reader-name" title={reader.name}>
              {reader.name}
            </span>
            <CardSign reader={reader} atWork={fixed} />
          </label>
        ))}
      </fieldset>
      {sandbox ? <SandboxTray /> : null}
    </section>
  );
}

function CardSign({ reader, atWork }: { reader: ReaderRow; atWork: boolean }) {
  const say = useSay();
  const [icon, tone, words] = signs[reader.card];
  return (
    <span className={`sign ${tone}`}>
      <Icon name={icon} size={15} />
      <span>{say(reader.unsureJob === undefined || atWork ? words : issueWords.sameCard)}</span>
    </span>
  );
}
