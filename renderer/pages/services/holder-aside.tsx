import type { HolderView } from '../../../core/service-views.ts';
import { cardStates } from '../../../core/desk/card-states.ts';
import type { CardState } from '../../../core/desk/card-states.ts';
import { services } from '../../../core/desk/services.ts';
import { banks, documentTypes, entryOf } from '../../../core/people/codes.ts';
import { useLook, useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { hashOf } from '../../place.ts';
import { serviceName } from '../../text/service-name.ts';
import { holderWords } from '../../text/service-words.ts';
import type { Text } from '../../text/text.ts';

const signs: Readonly<Record<CardState, readonly [IconName, string]>> = {
  none: ['off', 'off'],
  applied: ['run', 'run'],
  live: ['good', 'good'],
  lost: ['wait', 'wait'],
  'reissue-applied': ['wait', 'wait'],
  replacing: ['run', 'run'],
  cancelled: ['bad', 'bad'],
  stopped: ['bad', 'bad'],
};

/** The state of a card as icon and word. */
export function CardSign({ state }: { state: CardState | null }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const [icon, tone] = state === null ? (['off', 'off'] as const) : signs[state];
  const words = state === null ? say(holderWords.unknown) : (entryOf(cardStates, state)?.[language] ?? state);
  return (
    <span className={`sign ${tone}`}>
      <Icon name={icon} size={15} />
      <span>{words}</span>
    </span>
  );
}

/** Beside the services: person, card, accounts, open cases; masked. */
export function HolderAside({ holder }: { holder: HolderView }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const { card, bank, chip, making, openCases } = holder;
  const named = (list: Parameters<typeof entryOf>[0], code: string): string => entryOf(list, code)?.[language] ?? code;
  const account = (words: Text | undefined): string => say(words ?? holderWords.bankNot);
  return (
    <aside className="case-aside sheet" aria-label={say(holderWords.person)}>
      <section>
        <h2>{say(holderWords.person)}</h2>
        <p>
          <strong>{holder.name}</strong>
        </p>
        <p className="soft">{named(documentTypes, holder.documentType)}</p>
        <p className="number">{holder.identityNumber}</p>
      </section>
      <section>
        <div className="aside-head">
          <h2>{say(holderWords.card)}</h2>
          <CardSign state={holder.state} />
        </div>
        {card === null ? null : (
          <Facts
            lines={[
              [holderWords.number, card.cardNumber],
              [holderWords.bank, named(banks, card.bank)],
              ...(card.collectedOn === undefined ? [] : [[holderWords.collectedOn, card.collectedOn] as const]),
              ...(card.expiresOn === undefined ? [] : [[holderWords.expiresOn, card.expiresOn] as const]),
            ]}
          />
        )}
        {making === null ? null : (
          <p className="soft">{say(making.made ? holderWords.made : holderWords.making, { service: named(services, making.service) })}</p>
        )}
      </section>
      {card === null ? null : (
        <section>
          <h2>{say(holderWords.accounts)}</h2>
          <Facts
            lines={[
              [holderWords.medical, say(holderWords[card.medicalAccount])],
              [holderWords.bankAccount, account(bank === null ? undefined : holderWords[bank.account])],
              [holderWords.socialSecurity, say(holderWords[card.socialSecurity])],
              [holderWords.financial, account(bank === null ? undefined : holderWords[bank.financial])],
            ]}
          />
        </section>
      )}
      <section>
        <h2>{say(holderWords.chip)}</h2>
        <p className={chip === null ? 'soft' : 'number'}>{chip === null ? say(holderWords.chipNot) : (chip.cardNumber ?? chip.serial)}</p>
      </section>
      <section>
        <h2>{say(holderWords.openCases)}</h2>
        {openCases.length === 0 ? <p className="soft">{say(holderWords.noCases)}</p> : null}
        {openCases.map(({ caseId, service }) => (
          <a key={caseId} href={hashOf({ page: 'case', caseId })}>
            {say(serviceName(service))} <span className="number">{caseId}</span>
          </a>
        ))}
      </section>
    </aside>
  );
}

function Facts({ lines }: { lines: readonly (readonly [Text, string])[] }) {
  const say = useSay();
  return (
    <dl className="facts">
      {lines.map(([label, value]) => (
        <div key={label.en}>
          <dt>{say(label)}</dt>
          <dd className="number">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
