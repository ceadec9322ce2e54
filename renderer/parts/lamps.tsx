import type { State } from '../../core/views.ts';
import { useHost } from '../store.ts';
import { useLook, useSay } from '../look.ts';
import { frameWords } from '../text/frame-words.ts';
import { Icon } from './icon.tsx';

const tones = { good: frameWords.toneGood, wait: frameWords.toneWait, bad: frameWords.toneBad, off: frameWords.toneOff } as const;
const names = { reader: frameWords.lampReader, agency: frameWords.lampAgency, queue: frameWords.lampQueue } as const;

/** Three lamps that are always true and always in words too. */
export function Lamps() {
  const say = useSay();
  const lamps = useHost((state) => state.lamps);
  return (
    <ul className="lamps" aria-label={say(frameWords.status)}>
      <Lamp name="reader" lamp={lamps.reader} />
      <Lamp name="agency" lamp={lamps.agency} />
      <Lamp name="queue" lamp={lamps.queue} />
    </ul>
  );
}

function Lamp({ name, lamp }: { name: keyof typeof names; lamp: State['lamps']['reader'] }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  return (
    <li className={`lamp ${lamp.tone}`}>
      <Icon name={lamp.tone} size={15} />
      <span className="lamp-name">{say(names[name])}</span>
      <span className="sr-only">{say(tones[lamp.tone])}</span>
      <span className="lamp-words">{lamp[language]}</span>
    </li>
  );
}
