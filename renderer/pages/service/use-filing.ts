import { useState } from 'react';
import type { Input } from '../../../core/contract.ts';
import type { FiledService, Filing } from '../../../core/filing.ts';
import type { HolderView } from '../../../core/service-views.ts';
import { useAsking } from '../../asking.ts';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { useSay } from '../../look.ts';
import { go } from '../../place.ts';
import { useHost } from '../../store.ts';
import { reviewerMissing, useSecond } from '../case/second-person.tsx';
import type { Second } from '../case/second-person.tsx';
import { readerFor } from '../case/moment.ts';
import { differs, missingOf, useTyped } from '../pin/typed.ts';
import type { Typed } from '../pin/typed.ts';
import { filed, filingFor, fill, useServed } from '../services/served.ts';
import { standingMissing, standingOf } from '../services/standing.ts';
import { useRules } from '../services/use-rules.ts';
import type { Said } from '../services/use-rules.ts';
import { changeName, changeProblems } from './changes.ts';
import { declared, filingOf } from './declared.ts';

export interface FilingDesk {
  readonly service: FiledService;
  readonly holder: HolderView;
  readonly filing: Filing;
  readonly fill: (next: Partial<Filing>) => void;
  readonly rules: Said;
  /** A second person of the branch has to agree. */
  readonly reviewed: boolean;
  readonly second: Second;
  readonly changeSecond: (next: Partial<Second>) => void;
  readonly typed: Typed;
  readonly type: (next: Partial<Typed>) => void;
  /** The new PIN was typed twice, but not alike. */
  readonly unlike: boolean;
  /** What is still to be filled in, by name. */
  readonly missing: readonly string[];
  readonly pending: boolean;
  readonly fault: ShownFault | null;
  readonly clear: () => void;
  readonly file: () => void;
}

/** Everything of one service's page that is typed, asked and sent. */
export function useFiling(service: FiledService, holder: HolderView): FilingDesk {
  const say = useSay();
  const typedStanding = useServed((served) => served.standing);
  const kept = useServed((served) => filingFor(served, service));
  const diagnosis = useServed((served) => served.diagnosis);
  const reader = useHost((state) => readerFor(state.readers, undefined, undefined)?.name);
  const [second, changeSecond] = useSecond();
  const { typed, change, forget } = useTyped();
  // The last try of a PIN takes a second person too, which only the chip knows.
  const [called, call] = useState(false);
  const asking = useAsking('service.file');
  const withRecord = service === 'replace' && diagnosis !== null ? { ...kept, diagnosis: diagnosis.record } : kept;
  const whole = filingOf(service, withRecord);
  const { changes: typedChanges, ...rest } = whole;
  const wrongChanges = changeProblems(typedChanges);
  // What is typed half is not asked about.
  const sound = Object.fromEntries(Object.entries(typedChanges ?? {}).filter(([field]) => !wrongChanges.includes(field)));
  const filing: Filing = Object.keys(sound).length === 0 ? rest : { ...rest, changes: sound };
  const standing = standingOf(typedStanding);
  const rules = useRules(holder.holderId, service, filing, standing);
  const { answer } = rules;
  const reviewed = called || (answer?.approval.needed === true && !answer.approval.roles.includes('agency'));
  const pinAct = service === 'change-pin' ? 'change' : service === 'reset-pin' ? 'reload' : null;
  const pinAsked = pinAct !== null && filing.pin === 'social-security';
  const missing = [
    ...standingMissing(typedStanding).map((text) => say(text)),
    ...(declared[service].missing?.(filing) ?? []).map((text) => say(text)),
    ...wrongChanges.map((field) => say(changeName(field))),
    ...(pinAsked ? missingOf(pinAct, typed, false, say) : []),
    ...(reviewed ? reviewerMissing(second).map((text) => say(text)) : []),
  ];
  async function file(): Promise<void> {
    const input: Input<'service.file'> = {
      holderId: holder.holderId,
      service,
      filing,
      standing,
      ...(reviewed ? { reviewer: { operator: second.operator, pin: second.pin } } : {}),
      ...(pinAsked
        ? { newPin: typed.fresh, ...(service === 'change-pin' ? { pin: typed.pin } : {}), ...(reader === undefined ? {} : { reader }) }
        : {}),
    };
    // Whether it was right or wrong, no PIN stays in its field.
    changeSecond({ pin: '' });
    forget();
    const row = await asking.run(input, (fault) => {
      if (fault.code === 'reviewer-needed') call(true);
    });
    if (row === null) return;
    filed(service);
    go({ page: 'case', caseId: row.caseId });
  }
  return {
    service,
    holder,
    filing: withRecord,
    fill: (next) => {
      fill(service, next);
    },
    rules,
    reviewed,
    second,
    changeSecond,
    typed,
    type: change,
    unlike: pinAsked && differs(pinAct, typed, false),
    missing,
    pending: asking.pending,
    fault: asking.fault ?? rules.fault,
    clear: asking.clear,
    file: () => void file(),
  };
}
