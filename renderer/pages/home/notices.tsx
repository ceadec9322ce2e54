import type { Notice } from '../../../core/views.ts';
import { useAsking } from '../../asking.ts';
import { useLook, useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { Icon } from '../../parts/icon.tsx';
import { servesPins } from '../../roles.ts';
import { useHost } from '../../store.ts';
import { noticeWords } from '../../text/desk-words.ts';

/** What the people here must be told, on top of the day until somebody has seen it. */
export function Notices() {
  const say = useSay();
  const notices = useHost((state) => state.notices);
  if (notices.length === 0) return null;
  return (
    <section aria-label={say(noticeWords.title)} className="notices">
      {notices.map((notice) => (
        <NoticeNote key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeNote({ notice }: { notice: Notice }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const seeing = useAsking('notice.seen');
  return (
    <>
      <div className={`note ${notice.tone}`} role="status">
        <Icon name={notice.tone} size={22} />
        <p className="note-body">{notice[language]}</p>
        {servesPins(role) ? (
          <Button weight="quiet" act={() => void seeing.run({ id: notice.id })} busy={seeing.pending}>
            {say(noticeWords.seen)}
          </Button>
        ) : null}
      </div>
      {seeing.fault === null ? null : <FaultNote fault={seeing.fault} close={seeing.clear} />}
    </>
  );
}
