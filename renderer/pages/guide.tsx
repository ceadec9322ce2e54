import { complaint, guide } from '../../core/desk/guide.ts';
import { services } from '../../core/desk/services.ts';
import type { Service } from '../../core/desk/services.ts';
import { writeArticle } from '../format.ts';
import { leaveGuide } from '../guide-way.ts';
import { letters, useKey } from '../keys.ts';
import { useLook, useSay } from '../look.ts';
import { Button } from '../parts/button.tsx';
import { hashOf, usePlace } from '../place.ts';
import { useHost } from '../store.ts';
import { guideWords } from '../text/desk-words.ts';
import { frameWords } from '../text/frame-words.ts';
import type { Text } from '../text/text.ts';

const keys = [
  [Object.keys(letters).join(' ').toUpperCase(), guideWords.keyLetters],
  ['Enter', guideWords.keyEnter],
  ['F10', guideWords.keyF10],
  ['F7', guideWords.keyF7],
  ['F8', guideWords.keyF8],
] as const satisfies (readonly [string, Text])[];

/** What Article 18 asks to be shown of each service, free of charge; F9 prints the entry at hand. */
export function Guide() {
  const say = useSay();
  const language = useLook((look) => look.language);
  const place = usePlace();
  const chosen = place.page === 'guide' && 'service' in place ? place.service : 'apply';
  useKey('Escape', frameWords.keyBack, leaveGuide);
  useKey('F9', frameWords.keyPrint, print);
  return (
    <div className="page guide">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(guideWords.title)}</h1>
        <span className="soft">{say(guideWords.free)}</span>
        <Button act={print}>{say(guideWords.print)}</Button>
      </div>
      <div className="guide-two">
        <nav className="sheet guide-list" aria-label={say(guideWords.services)}>
          {services.map((one) => (
            <a key={one.code} href={hashOf({ page: 'guide', service: one.code })} aria-current={one.code === chosen ? 'true' : undefined}>
              {sentenceCase(one[language])}
            </a>
          ))}
        </nav>
        <div className="guide-entry">
          <Entry service={chosen} />
          <Complaint />
          <Keys />
        </div>
      </div>
    </div>
  );
}

function print(): void {
  window.print();
}

function sentenceCase(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function Entry({ service }: { service: Service }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const { procedure, ...entry } = guide[service];
  const found = services.find(({ code }) => code === service);
  const rows = [
    [guideWords.scope, entry.scope],
    [guideWords.conditions, entry.conditions],
    [guideWords.documents, entry.documents],
    [guideWords.procedure, procedure],
    [guideWords.limit, entry.limit],
    [guideWords.fee, entry.fee],
  ] as const;
  const articles = (found?.articles ?? []).map((article) => writeArticle(Number(article), language));
  return (
    <section className="sheet padded" aria-labelledby="guide-entry">
      <h2 id="guide-entry" className="guide-name">
        {sentenceCase(found?.[language] ?? service)}
      </h2>
      <dl className="facts wide">
        {rows.map(([question, answer]) => (
          <div key={question.en}>
            <dt>{say(question)}</dt>
            <dd>{'zh' in answer ? say(answer) : <Steps steps={answer} />}</dd>
          </div>
        ))}
        <div>
          <dt>{say(guideWords.basis)}</dt>
          <dd className="soft">{say(guideWords.basisText, { articles: articles.join(language === 'zh' ? '、' : ', ') })}</dd>
        </div>
      </dl>
    </section>
  );
}

function Steps({ steps }: { steps: readonly Text[] }) {
  const say = useSay();
  return (
    <ol className="guide-steps">
      {steps.map((step) => (
        <li key={step.en}>{say(step)}</li>
      ))}
    </ol>
  );
}

function Complaint() {
  const say = useSay();
  const hotline = useHost((state) => state.product.hotline);
  return (
    <section className="note plain" aria-labelledby="guide-complain">
      <div className="note-body">
        <h2 id="guide-complain">{say(guideWords.complain)}</h2>
        <p>{say(complaint, { hotline })}</p>
      </div>
    </section>
  );
}

function Keys() {
  const say = useSay();
  return (
    <section className="sheet padded screen-only" aria-labelledby="guide-keys">
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
  );
}
