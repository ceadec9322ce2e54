import { useSay } from '../../look.ts';
import { serviceWords } from '../../text/service-words.ts';
import { Reviewer } from '../case/second-person.tsx';
import { declared } from './declared.ts';
import type { FilingDesk } from './use-filing.ts';

/** What the second person looks at and types, where the rules want one. */
export function SecondFields({ desk }: { desk: FilingDesk }) {
  const say = useSay();
  if (!desk.reviewed) return null;
  const what = say(declared[desk.service].willDo, { name: desk.holder.name });
  return <Reviewer second={desk.second} change={desk.changeSecond} what={say(serviceWords.review, { what })} />;
}
