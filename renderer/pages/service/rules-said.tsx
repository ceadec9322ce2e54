import type { ReactNode } from 'react';
import { dayOf, writeArticle, writeDay } from '../../format.ts';
import { useLook, useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import { useHost } from '../../store.ts';
import { caseWords } from '../../text/desk-words.ts';
import { rulesWords } from '../../text/service-words.ts';
import type { Text } from '../../text/text.ts';
import type { Said } from '../services/use-rules.ts';

/** The answer of the rules, always to what stands in the fields: may it be done, why, fee, deadline, identity, approval. */
export function RulesSaid({ said }: { said: Said }) {
  const say = useSay();
  const { answer } = said;
  if (answer === null) return <section className="late" aria-busy="true" />;
  const { allowed, provisional, reasons, fee, deadline, identity, approval } = answer;
  const [icon, tone, words] = allowed
    ? provisional
      ? (['wait', 'wait', rulesWords.forNow] as const)
      : (['good', 'good', rulesWords.can] as const)
    : (['wait', 'wait', rulesWords.cannot] as const);
  return (
    <>
      <section aria-label={say(rulesWords.title)} aria-live="polite">
        <div className="aside-head">
          <h2>{say(rulesWords.title)}</h2>
          <span className={`sign ${tone} rules-said`}>
            <Icon name={icon} size={15} />
            <span>{say(words)}</span>
          </span>
        </div>
        <Reasons reasons={reasons} />
      </section>
      <section>
        <dl className="facts">
          {deadline === null ? null : (
            <>
              <Fact label={rulesWords.fee}>
                <Fee {...fee} />
              </Fact>
              <Fact label={rulesWords.due}>
                <DueOn {...deadline} />
              </Fact>
            </>
          )}
          <Fact label={rulesWords.identity}>
            <span className={identity.ok ? '' : 'wait-words'}>{say(rulesWords[identity.needed])}</span>
          </Fact>
          <Fact label={rulesWords.approval}>{approval.needed ? <Words of={approval.reason} /> : say(rulesWords.approvalNone)}</Fact>
        </dl>
        {deadline === null ? null : <Reasons reasons={fee.reasons} />}
      </section>
    </>
  );
}

/** An article as the measures write it; a source of the agency's configuration stands as it is. */
export function Article({ article }: { article: string }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const number = Number(article);
  if (!Number.isInteger(number)) return <span className="soft rule-source">{article}</span>;
  return <span className="tag">{say(rulesWords.article, { article: writeArticle(number, language) })}</span>;
}

export function Reasons({ reasons }: { reasons: readonly (Text & { readonly article: string })[] }) {
  return (
    <ul className="reasons">
      {reasons.map((reason) => (
        <li key={`${reason.article} ${reason.en}`}>
          <Words of={reason} /> <Article article={reason.article} />
        </li>
      ))}
    </ul>
  );
}

function Words({ of }: { of: Text }) {
  const language = useLook((look) => look.language);
  return of[language];
}

function Fact({ label, children }: { label: Text; children: ReactNode }) {
  const say = useSay();
  return (
    <div>
      <dt>{say(label)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function Fee({ due, amountFen, provisional = false }: { due: boolean; amountFen: number | null; provisional?: boolean }) {
  const say = useSay();
  const words = !due
    ? say(rulesWords.feeNone)
    : amountFen === null
      ? say(rulesWords.feeOpen)
      : say(rulesWords.feeDue, { amount: (amountFen / 100).toFixed(2) });
  return `${words}${provisional ? say(rulesWords.feeForNow) : ''}`;
}

function DueOn({ dueOn, provisional }: { dueOn: string; provisional: boolean }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const today = useHost((state) => dayOf(state.now));
  return (
    <>
      {say(rulesWords.dueOn, { day: writeDay(dueOn, today, language) })}
      {provisional ? <span className="tag">{say(caseWords.provisional)}</span> : null}
    </>
  );
}
