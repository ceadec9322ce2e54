import { useSay } from '../look.ts';
import { useHost } from '../store.ts';
import { guideWords } from '../text/desk-words.ts';
import type { Text } from '../text/text.ts';

const questions = [
  [guideWords.who, guideWords.whoText],
  [guideWords.bring, guideWords.bringText],
  [guideWords.how, guideWords.howText],
  [guideWords.when, guideWords.whenText],
  [guideWords.fee, guideWords.feeText],
] as const satisfies (readonly [Text, Text])[];

const keys = [
  ['H N C Q R P G', guideWords.keyLetters],
  ['Enter', guideWords.keyEnter],
  ['F10', guideWords.keyF10],
  ['F7', guideWords.keyF7],
  ['F8', guideWords.keyF8],
] as const satisfies (readonly [string, Text])[];

export function Guide() {
  const say = useSay();
  const hotline = useHost((state) => state.product.hotline);
  return (
    <div className="page guide">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(guideWords.title)}</h1>
        <span className="soft">{say(guideWords.free)}</span>
      </div>
      <section className="sheet padded" aria-labelledby="guide-apply">
        <h2 id="guide-apply">{say(guideWords.apply)}</h2>
        <dl className="facts wide">
          {questions.map(([question, answer]) => (
            <div key={question.en}>
              <dt>{say(question)}</dt>
              <dd>{say(answer)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="sheet padded" aria-labelledby="guide-keys">
        <h2 id="guide-keys">{say(guideWords.keys)}</h2>
        <dl className="facts wide">
          {keys.map(([key, words]) => (
            <div key={key}>
              <dt>
                <kbd className="keycap">{key}</kbd>
              </dt>
              <dd>{say(words)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="note plain" aria-labelledby="guide-complain">
        <div className="note-body">
          <h2 id="guide-complain">{say(guideWords.complain)}</h2>
          <p>{say(guideWords.complainText, { hotline })}</p>
        </div>
      </section>
    </div>
  );
}
