import type { CaseRow, QueueRow } from '../../../core/views.ts';
import type { CaseFiled } from '../../../core/service-views.ts';
import { useAsking } from '../../asking.ts';
import { useKey } from '../../keys.ts';
import { useLook, useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { CaseSign } from '../../parts/due.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { Icon } from '../../parts/icon.tsx';
import { go } from '../../place.ts';
import { servesPins, takesIn } from '../../roles.ts';
import { useHost } from '../../store.ts';
import { serviceName } from '../../text/service-name.ts';
import { filedWords } from '../../text/filed-words.ts';
import { serviceWords } from '../../text/service-words.ts';
import { waysOutOf } from '../service/ways-out.ts';
import { open } from '../services/open.ts';
import { useServed } from '../services/served.ts';
import { CaseAside } from './aside.tsx';
import { Banner } from './banner.tsx';
import type { BannerWords } from './banner.tsx';
import { FiledLines } from './filed-lines.tsx';
import { SentBack } from './sent-back.tsx';
import { useFiled } from './use-filed.ts';

/** A case without a card to make: where it stands, what was filed, and what comes next. */
export function FiledCase({ row, records }: { row: CaseRow; records: readonly QueueRow[] }) {
  const say = useSay();
  const [filed, again] = useFiled(row, records);
  const name = say(serviceName(row.service));
  const banner = useBanner(row, filed);
  return (
    <div className="page case">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(serviceWords.title, { service: name, name: row.name })}</h1>
        <span className="soft number">{row.caseId}</span>
        <CaseSign row={row} />
      </div>
      <div className="case-columns">
        <div className="case-work">
          <Banner {...banner} />
          <SentBack row={row} records={records} />
          <div className="sheet padded">
            <FiledLines row={row} filed={filed} />
            {filed === null || filed.bankActs.length === 0 ? null : <BankLines filed={filed} again={again} />}
          </div>
          <Next row={row} />
        </div>
        <CaseAside row={row} records={records} />
      </div>
    </div>
  );
}

/** A loss counts when agency and bank have it, and not before; nothing is green that is not a fact. */
function useBanner(row: CaseRow, filed: CaseFiled | null): BannerWords {
  const say = useSay();
  const language = useLook((look) => look.language);
  const hotline = useHost((state) => state.product.hotline);
  const waits = row.waits?.[language] ?? '';
  const loss = row.service === 'report-loss';
  const bank = filed?.bankActs ?? [];
  const bankSaidNo = bank.some(({ state }) => state === 'refused');
  const bankDone = bank.every(({ state }) => state === 'done');
  switch (row.state) {
    case 'refused':
      return { icon: 'bad', tone: 'bad', headline: say(filedWords.refused), means: waits };
    case 'cancelled':
      return { icon: 'off', tone: 'plain', headline: say(filedWords.cancelled), means: waits };
    case 'deciding':
      return { icon: 'run', tone: 'ready', headline: say(filedWords.deciding), means: waits };
    case 'done':
      if (filed === null) return { icon: 'run', tone: 'plain', headline: say(filedWords.received), means: waits };
      if (bankDone)
        return {
          icon: 'good',
          tone: 'done',
          headline: say(loss ? filedWords.lossActive : filedWords.done),
          means: waits || say(loss ? filedWords.lossActiveMeans : filedWords.doneMeans),
        };
      return loss
        ? { icon: 'wait', tone: 'wait', headline: say(filedWords.bankNotYet), means: say(filedWords.lossHotline, { hotline }) }
        : { icon: 'wait', tone: 'wait', headline: say(bankSaidNo ? filedWords.bankSaidNo : filedWords.waitsBank), means: waits };
    default:
      return loss
        ? { icon: 'wait', tone: 'stop', headline: say(filedWords.lossNotYet), means: say(filedWords.lossHotline, { hotline }) }
        : { icon: 'wait', tone: 'wait', headline: say(filedWords.waitsAgency), means: waits };
  }
}

const bankStates = { waiting: filedWords.waiting, done: filedWords.bankDone, refused: filedWords.bankRefused } as const;
const signs = { waiting: ['wait', 'wait'], done: ['good', 'good'], refused: ['bad', 'bad'] } as const;

function BankLines({ filed, again }: { filed: CaseFiled; again: () => void }) {
  const say = useSay();
  const asking = useAsking('bank.retry');
  const mayAsk = takesIn(useHost((state) => state.session?.role ?? 'auditor'));
  const refused = filed.bankActs.some(({ state }) => state === 'refused');
  const language = useLook((look) => look.language);
  return (
    <section aria-labelledby="bank-lines">
      <h2 id="bank-lines">{say(filedWords.bank)}</h2>
      <ul className="bank-lines">
        {filed.bankActs.map(({ state, why, ...act }) => (
          <li key={act.en}>
            <span className={`sign ${signs[state][1]}`}>
              <Icon name={signs[state][0]} size={15} />
              <span>
                {act[language]} · {say(bankStates[state])}
              </span>
            </span>
            {why === null ? null : <span className="soft">{why[language]}</span>}
          </li>
        ))}
      </ul>
      {asking.fault === null ? null : <FaultNote fault={asking.fault} close={asking.clear} />}
      {refused && mayAsk ? (
        <Button act={() => void asking.run({ caseId: filed.caseId }).then(again)} busy={asking.pending}>
          {say(filedWords.bankAgain)}
        </Button>
      ) : null}
    </section>
  );
}

/** On with the same holder, or, where it was refused, with what else serves. */
function Next({ row }: { row: CaseRow }) {
  const say = useSay();
  const holder = useServed((served) => served.holder);
  const mayServe = servesPins(useHost((state) => state.session?.role ?? 'auditor'));
  const same = holder !== null && holder.identityNumber === row.identityNumber;
  const goOn = (): void => {
    go({ page: 'services' });
  };
  useKey('F10', filedWords.next, mayServe ? goOn : undefined);
  if (!mayServe) return null;
  const ways = row.state === 'refused' && same ? waysOutOf(row.service, holder) : [];
  return (
    <div className="action">
      <p id="will-do" className="soft">
        {say(row.state === 'refused' ? filedWords.refusedNext : filedWords.nextMeans)}
      </p>
      {ways.map((way) => (
        <Button
          key={way}
          act={() => {
            open(way);
          }}
        >
          {say(serviceWords.instead, { service: say(serviceName(way)) })}
        </Button>
      ))}
      <Button weight="primary" act={goOn} describedBy="will-do">
        {say(filedWords.next)}
      </Button>
    </div>
  );
}
