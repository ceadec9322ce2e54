import { cardStates } from '../../../core/desk/card-states.ts';
import { banks, entryOf } from '../../../core/people/codes.ts';
import type { HeldLine, HolderView } from '../../../core/service-views.ts';
import { useLook, useSay } from '../../look.ts';
import { FaultNote } from '../../parts/fault-note.tsx';
import { Icon } from '../../parts/icon.tsx';
import { serviceName } from '../../text/service-name.ts';
import { queryWords } from '../../text/query-words.ts';
import { holderWords, serviceWords } from '../../text/service-words.ts';
import type { Text } from '../../text/text.ts';
import { useServed } from '../services/served.ts';
import { StandingFields } from '../services/standing-fields.tsx';
import { standingOf } from '../services/standing.ts';
import { useByReader } from '../services/use-by-reader.ts';
import { useRules } from '../services/use-rules.ts';
import { Warnings } from '../services/warnings.tsx';
import { HolderLine } from './holder-line.tsx';
import { OwnData } from './own-data.tsx';
import { RulesSaid } from './rules-said.tsx';

/** Article 20: what chip, agency and bank hold, side by side; to the holder in clear; each line can be asked to be corrected. */
export function Query({ holder }: { holder: HolderView }) {
  const say = useSay();
  const byReader = useByReader();
  const standing = standingOf(useServed((served) => served.standing));
  const rules = useRules(holder.holderId, 'query', {}, standing);
  const name = say(serviceName('query'));
  const differing = holder.held.filter(({ differs }) => differs).length;
  return (
    <div className="page case service">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(serviceWords.title, { service: name, name: holder.name })}</h1>
        <span className="soft number">{holder.identityNumber}</span>
      </div>
      <div className="case-columns">
        <div className="case-work">
          {byReader.fault === null ? null : <FaultNote fault={byReader.fault} close={byReader.clear} />}
          <Warnings holder={holder} />
          <div className="sheet padded">
            <StandingFields holder={holder} focus />
          </div>
          <OwnData holder={holder} allowed={rules.answer?.allowed === true && rules.current} />
          <section className="sheet padded" aria-labelledby="held">
            <div className="aside-head">
              <h2 id="held">{say(queryWords.held)}</h2>
              <span className={`sign ${differing === 0 ? 'good' : 'wait'}`}>
                <Icon name={differing === 0 ? 'good' : 'wait'} size={15} />
                <span>{differing === 0 ? say(queryWords.agree) : say(queryWords.differ, { count: differing })}</span>
              </span>
            </div>
            <HeldTable holder={holder} />
          </section>
        </div>
        <aside className="case-aside sheet" aria-label={name}>
          <HolderLine holder={holder} />
          <RulesSaid said={rules} />
        </aside>
      </div>
    </div>
  );
}

function HeldTable({ holder }: { holder: HolderView }) {
  const say = useSay();
  return (
    <table className="table tight held">
      <thead>
        <tr>
          <th scope="col">{say(queryWords.item)}</th>
          <th scope="col">{say(queryWords.chip)}</th>
          <th scope="col">{say(queryWords.agency)}</th>
          <th scope="col">{say(queryWords.bank)}</th>
        </tr>
      </thead>
      <tbody>
        {holder.held.map((line) => (
          <Line key={line.field} line={line} asked={{ chip: holder.chip !== null, agency: holder.online, bank: holder.bank !== null }} />
        ))}
      </tbody>
    </table>
  );
}

const sides = ['chip', 'agency', 'bank'] as const;
/** Who holds what at all; elsewhere the cell is empty for good. */
const holds: Readonly<Record<HeldLine['field'], readonly (typeof sides)[number][]>> = {
  name: ['chip', 'agency'],
  identityNumber: ['chip', 'agency'],
  cardNumber: ['chip', 'agency'],
  state: ['agency'],
  cardBank: ['agency'],
  collectedOn: ['agency'],
  expiresOn: ['agency'],
  socialSecurity: ['agency'],
  medicalAccount: ['agency'],
  account: ['bank'],
  financial: ['bank'],
  pan: ['bank'],
};

function Line({ line, asked }: { line: HeldLine; asked: Readonly<Record<(typeof sides)[number], boolean>> }) {
  const say = useSay();
  const words = useHeldWords();
  return (
    <tr className={line.differs ? 'differs' : undefined}>
      <th scope="row">
        {say(queryWords[line.field])}
        {line.differs ? <span className="sr-only">{say(queryWords.differs)}</span> : null}
      </th>
      {sides.map((side) => (
        <td key={side} className="number">
          {!holds[line.field].includes(side) ? (
            <span className="faint">—</span>
          ) : line[side] === null ? (
            <span className="faint">{say(asked[side] ? queryWords.nothing : queryWords.notAsked)}</span>
          ) : (
            words(line.field, line[side])
          )}
        </td>
      ))}
    </tr>
  );
}

function useHeldWords(): (field: HeldLine['field'], value: string) => string {
  const say = useSay();
  const language = useLook((look) => look.language);
  return (field, value) => {
    if (field === 'state') return entryOf(cardStates, value)?.[language] ?? value;
    if (field === 'cardBank') return entryOf(banks, value)?.[language] ?? value;
    const states: Readonly<Partial<Record<string, Text>>> = holderWords;
    const coded = field === 'socialSecurity' || field === 'medicalAccount' || field === 'account' || field === 'financial';
    return coded ? say(states[value] ?? { zh: value, en: value }) : value;
  };
}
