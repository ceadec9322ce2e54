import { useEffect, useState } from 'react';
import type { Service } from '../../../core/desk/services.ts';
import type { Standing } from '../../../core/filing.ts';
import type { RuleAnswer } from '../../../core/service-views.ts';
import { ask } from '../../store.ts';
import { probesOf } from '../service/declared.ts';

type Answers = Readonly<Partial<Record<Service, RuleAnswer>>>;

/** What the rules say of each service for who stands here, before its own fields are filled in: the best of its probes. */
export function useAllRules(holderId: string, offered: readonly Service[], standing: Standing): Answers {
  const question = JSON.stringify([holderId, offered, standing]);
  const [answers, set] = useState<Answers>({});
  useEffect(() => {
    let dropped = false;
    const waiting = setTimeout(() => {
      const asked = offered
        .filter((service) => service !== 'apply' && service !== 'receive')
        .map((service) => best(holderId, service, standing));
      void Promise.all(asked).then((found) => {
        if (!dropped) set(Object.fromEntries(found.flatMap((answer) => (answer === null ? [] : [[answer.service, answer]]))));
      });
    }, 60);
    return () => {
      dropped = true;
      clearTimeout(waiting);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the question has them all, by value
  }, [question]);
  return answers;
}

async function best(holderId: string, service: Service, standing: Standing): Promise<RuleAnswer | null> {
  try {
    const found = await Promise.all(probesOf(service).map((filing) => ask('service.explain', { holderId, service, filing, standing })));
    return found.find(({ allowed, provisional }) => allowed && !provisional) ?? found.find(({ allowed }) => allowed) ?? found[0] ?? null;
  } catch {
    // The line stays without an answer; the page of the service says what is the matter.
    return null;
  }
}
