import { useState } from 'react';
import type { QueueRow } from '../../../core/views.ts';
import { useAsking } from '../../asking.ts';
import { useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { correctWords } from '../../text/correct-words.ts';
import { revealWords, queueWords } from '../../text/desk-words.ts';

interface GiveUpProps {
  row: QueueRow;
  weight?: 'plain' | 'quiet';
  done: () => void;
}

/** Nothing more comes of a refused entry: asks why, and says what that means. */
export function GiveUp({ row, weight = 'plain', done }: GiveUpProps) {
  const say = useSay();
  const asking = useAsking('queue.giveUp');
  const [wanted, setWanted] = useState(false);
  const act = say(correctWords.giveUp);
  const number = say(queueWords.number, { seq: row.seq });
  async function giveUp(reason: string): Promise<void> {
    if ((await asking.run({ id: row.id, reason })) !== null) done();
  }
  return (
    <>
      <Button
        weight={weight}
        label={`${act} ${number}`}
        act={() => {
          asking.clear();
          setWanted(true);
        }}
      >
        {act}
      </Button>
      {wanted ? (
        <ReasonDialog
          title={`${act} · ${number}`}
          means={say(correctWords.giveUpMeans)}
          hint={say(correctWords.giveUpHint)}
          act={act}
          leave={say(revealWords.leave)}
          busy={asking.pending}
          onReason={(reason) => void giveUp(reason)}
          onClose={() => {
            setWanted(false);
          }}
        >
          {asking.fault === null ? null : <FaultNote fault={asking.fault} />}
        </ReasonDialog>
      ) : null}
    </>
  );
}
