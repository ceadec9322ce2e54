import { useEffect, useRef } from 'react';
import type { HolderView, RuleAnswer } from '../../../core/service-views.ts';
import type { Service } from '../../../core/desk/services.ts';
import { isTyping } from '../../keys.ts';
import { useLook, useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { serviceName } from '../../text/service-name.ts';
import { listWords, lookWords } from '../../text/service-words.ts';
import { keyOf, listed } from '../service/declared.ts';
import { hrefOf, open } from './open.ts';
import { useServed } from './served.ts';
import { standingOf } from './standing.ts';
import { useAllRules } from './use-all-rules.ts';

interface ServiceListProps {
  holder: HolderView;
  /** Nothing is offered but to record a suspicion. */
  stopped: boolean;
  mayFile: boolean;
}

/** Up and down through the lines, from one of them. @returns whether the key meant that */
function walk(list: HTMLElement | null, key: string): boolean {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  const lines = [...(list?.querySelectorAll('a') ?? [])];
  const here = lines.findIndex((one) => one === document.activeElement);
  if (step === 0 || here < 0) return false;
  lines[here + step]?.focus();
  return true;
}

/** All services, one line each with its key and with what the rules say now; a refused one leads to its explanation. */
export function ServiceList({ holder, stopped, mayFile }: ServiceListProps) {
  const say = useSay();
  const list = useRef<HTMLUListElement>(null);
  const standing = standingOf(useServed((served) => served.standing));
  const offered = stopped ? listed.filter((service) => service === 'suspicion') : listed;
  const said = useAllRules(holder.holderId, offered, standing);
  useEffect(() => {
    function onKeyDown(event: globalThis.KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.repeat || document.querySelector('dialog[open]') !== null)
        return;
      if (walk(list.current, event.key)) return event.preventDefault();
      if (isTyping(event.target) && !event.altKey) return;
      const service = offered.find((one) => keyOf(one) === event.key.toLowerCase());
      if (service === undefined) return;
      event.preventDefault();
      open(service);
    }
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('keydown', onKeyDown);
    };
  }, [offered]);
  return (
    <section className="sheet" aria-labelledby="service-list">
      <div className="sheet-head">
        <h2 id="service-list">{say(listWords.title)}</h2>
        <span className="aside hint">{say(mayFile ? listWords.hint : lookWords.onlyLook)}</span>
      </div>
      <ul className="service-list" ref={list}>
        {offered.map((service) => (
          <Line key={service} service={service} answer={said[service]} />
        ))}
      </ul>
    </section>
  );
}

function Line({ service, answer }: { service: Service; answer: RuleAnswer | undefined }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const { icon, tone, words, why } = lineOf(service, answer);
  return (
    <li>
      <a
        className={`service-line ${tone}`}
        href={hrefOf(service)}
        onClick={(event) => {
          event.preventDefault();
          open(service);
        }}
      >
        <kbd aria-hidden="true">{keyOf(service).toUpperCase()}</kbd>
        <strong>{say(serviceName(service))}</strong>
        <span className={`sign ${tone}`}>
          <Icon name={icon} size={15} />
          <span>{say(words)}</span>
        </span>
        <span className="service-why" title={why?.[language]}>
          {why?.[language] ?? ''}
        </span>
      </a>
    </li>
  );
}

interface Said {
  readonly icon: IconName;
  readonly tone: string;
  readonly words: (typeof listWords)[keyof typeof listWords];
  readonly why: { readonly zh: string; readonly en: string } | null;
}

function lineOf(service: Service, answer: RuleAnswer | undefined): Said {
  if (service === 'apply' || service === 'receive') return { icon: 'next', tone: 'off', words: listWords.go, why: null };
  if (answer === undefined) return { icon: 'off', tone: 'off', words: listWords.asking, why: null };
  const [first] = answer.reasons;
  if (!answer.allowed) return { icon: 'off', tone: 'off', words: listWords.cannot, why: first ?? null };
  const second = answer.approval.roles.includes('agency') ? listWords.agency : answer.approval.needed ? listWords.reviewer : null;
  if (answer.provisional) return { icon: 'wait', tone: 'wait', words: listWords.forNow, why: second };
  return { icon: 'good', tone: 'good', words: listWords.can, why: second };
}
