import { useCallback, useEffect, useState } from 'react';
import type { Output } from '../../../core/contract.ts';
import { useAsking } from '../../asking.ts';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { useLook, useSay } from '../../look.ts';
import { courierWords } from '../../text/courier-words.ts';

export type CourierAct = 'make' | 'carry' | 'take';

/** What a path is good for: a bundle is carried, an answer is taken in, and everything else is where a bundle goes. */
export function actFor(path: string): CourierAct {
  if (path.endsWith('.bundle')) return 'carry';
  return path.endsWith('.answer') ? 'take' : 'make';
}

export interface Courier {
  readonly seen: Output<'courier.look'> | null;
  /** What the last act came to. */
  readonly said: string | null;
  readonly fault: ShownFault | null;
  readonly pending: boolean;
  readonly look: () => void;
  readonly run: (act: CourierAct, path: string) => Promise<void>;
  readonly clear: () => void;
}

/** The drives as they were last looked at, and one act at a time. */
export function useCourier(): Courier {
  const say = useSay();
  const language = useLook((look) => look.language);
  const { run: ask, fault: notSeen, clear: clearLook } = useAsking('courier.look');
  const making = useAsking('courier.make');
  const carrying = useAsking('courier.carry');
  const taking = useAsking('courier.take');
  const [seen, setSeen] = useState<Output<'courier.look'> | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const look = useCallback(() => {
    void ask({}).then((found) => {
      if (found !== null) setSeen(found);
    });
  }, [ask]);
  useEffect(look, [look]);
  const all = [making, carrying, taking];
  const clear = (): void => {
    for (const each of all) each.clear();
    clearLook();
    setSaid(null);
  };
  async function words(act: CourierAct, path: string): Promise<string | null> {
    if (act === 'make') {
      const made = await making.run({ path });
      if (made === null) return null;
      return [say(courierWords.didMake, { ...made }), ...(made.left === 0 ? [] : [say(courierWords.didLeave, { ...made })])].join(' ');
    }
    if (act === 'take') {
      const taken = await taking.run({ path });
      return taken === null ? null : say(courierWords.didTake, { ...taken });
    }
    const carried = await carrying.run({ path });
    if (carried === null) return null;
    const { file, refusal } = carried;
    return refusal === null ? say(courierWords.didCarry, { file }) : say(courierWords.didNotCarry, { file, why: refusal[language] });
  }
  return {
    seen,
    said,
    fault: all.find(({ fault }) => fault !== null)?.fault ?? notSeen,
    pending: all.some(({ pending }) => pending),
    look,
    run: async (act, path) => {
      clear();
      setSaid(await words(act, path));
      look();
    },
    clear,
  };
}
