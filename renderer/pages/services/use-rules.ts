import { useEffect, useState } from 'react';
import type { Service } from '../../../core/desk/services.ts';
import type { Filing, Standing } from '../../../core/filing.ts';
import type { RuleAnswer } from '../../../core/service-views.ts';
import { faultOf } from '../../asking.ts';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { ask } from '../../store.ts';

export interface Said {
  /** The last answer; null before the first one. */
  readonly answer: RuleAnswer | null;
  /** It is the answer to what stands in the fields now. */
  readonly current: boolean;
  readonly fault: ShownFault | null;
}

/** What the rules say of one service on what was typed so far, asked again whenever that changes. */
export function useRules(holderId: string, service: Service, filing: Filing, standing: Standing): Said {
  const question = JSON.stringify([holderId, service, filing, standing]);
  const [said, set] = useState<{ question: string; answer: RuleAnswer | null; fault: ShownFault | null }>({
    question: '',
    answer: null,
    fault: null,
  });
  useEffect(() => {
    let dropped = false;
    // A person types faster than it is worth asking.
    const waiting = setTimeout(() => {
      ask('service.explain', { holderId, service, filing, standing }).then(
        (answer) => {
          if (!dropped) set({ question, answer, fault: null });
        },
        (error: unknown) => {
          if (!dropped) set(({ answer }) => ({ question, answer, fault: faultOf(error) }));
        },
      );
    }, 60);
    return () => {
      dropped = true;
      clearTimeout(waiting);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the question has them all, by value
  }, [question]);
  return { answer: said.answer, current: said.question === question && said.fault === null, fault: said.fault };
}
