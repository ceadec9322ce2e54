import type { CaseRow, Job } from '../../../core/views.ts';
import { banks, entryOf } from '../../../core/people/codes.ts';
import { useLook, useSay } from '../../look.ts';
import { CardFace } from '../../parts/card-face.tsx';
import { faceWords } from '../../text/issue-words.ts';

/** Documents whose number is the social security number (GB 11643); others get one from the agency. */
const ownNumber = ['resident-id', 'temporary-resident-id', 'household-register', 'residence-permit-hk-mo', 'residence-permit-tw'];

/** The card of a case, as far as it is known: masked, and with its number from the moment it has one. */
export function CaseCard({ row, job, present }: { row: CaseRow; job: Job | null; present: boolean }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const onChip = job?.compared.find((item) => item.title === faceWords.social.zh)?.chip;
  const social = onChip ?? (ownNumber.includes(row.documentType) ? row.identityNumber : say(faceWords.assigned));
  const live = job !== null && job.state !== 'spoilt' && job.state !== 'cancelled';
  return (
    <CardFace
      name={row.name}
      social={social}
      number={live ? (job.cardNumber ?? null) : null}
      bank={entryOf(banks, row.bank)?.[language] ?? row.bank}
      present={present}
    />
  );
}
