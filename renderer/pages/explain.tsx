import { useEffect, useState } from 'react';
import type { Explanation } from '../../core/views.ts';
import { useAsking } from '../asking.ts';
import { takeCarried } from '../carried.ts';
import { go } from '../place.ts';
import { AskForOne } from './explain/ask-for-one.tsx';
import { Explained } from './explain/explained.tsx';
import { ofJob } from './explain/recording.ts';
import type { Recording } from './explain/recording.ts';

/** What was said to a chip, in words: of this terminal or of another program. No card is touched. */
export function Explain() {
  const [text, setText] = useState('');
  const [recording, setRecording] = useState<Recording | null>(null);
  const [explanation, setExplanation] = useState<Explanation | null>(null);
  const asking = useAsking('card.explain');
  async function explain(one: Recording): Promise<void> {
    setRecording(one);
    setExplanation(await asking.run({ text: one.text }));
  }
  useEffect(() => {
    const carried = takeCarried();
    // oxlint-disable-next-line react/set-state-in-effect -- explaining is asking something outside, and shows that it is under way
    if (carried !== null) void explain(ofJob(carried));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- on coming here only
  }, []);
  if (explanation !== null && recording !== null) {
    const { from } = recording;
    const leave = (): void => {
      if (from.kind === 'case') go({ page: 'case', caseId: from.caseId });
      else setExplanation(null);
    };
    return <Explained explanation={explanation} recording={recording} leave={leave} />;
  }
  return (
    <AskForOne
      text={text}
      setText={setText}
      recording={recording}
      pending={asking.pending}
      fault={asking.fault}
      explain={(one) => {
        void explain(one);
      }}
    />
  );
}
