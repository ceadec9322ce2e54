import type { CaseRow } from '../../../core/views.ts';
import { useAsking } from '../../asking.ts';
import { useSay } from '../../look.ts';
import { clearWords } from '../../text/second-words.ts';
import { GraveAct } from './grave-act.tsx';

/** Lets a chip that refused a key be tried once more; a reviewer agrees. */
export function ClearChip({ row, chipId, leave }: { row: CaseRow; chipId: string; leave: () => void }) {
  const say = useSay();
  const asking = useAsking('chip.clear');
  return (
    <GraveAct
      title={say(clearWords.title, { name: row.name })}
      what={say(clearWords.what)}
      reasonHint={say(clearWords.reasonHint)}
      word={say(clearWords.word)}
      willDo={say(clearWords.willDo)}
      label={clearWords.act}
      busyLabel={clearWords.busy}
      busy={asking.pending}
      fault={asking.fault}
      leave={leave}
      act={({ reason, operator, pin }) => {
        void asking.run({ chipId, reason: reason.trim(), reviewer: { operator, pin } }).then((done) => {
          if (done !== null) leave();
        });
      }}
    >
      <p>{say(clearWords.means)}</p>
      <p>{say(clearWords.after)}</p>
      <p>
        {say(clearWords.chip)} <span className="code chip-id">{chipId}</span>
      </p>
    </GraveAct>
  );
}
