import { agencyDecides } from '../../../core/filing.ts';
import { useKey } from '../../keys.ts';
import { useLook, useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { go } from '../../place.ts';
import { takesIn } from '../../roles.ts';
import { useHost } from '../../store.ts';
import { pinFieldWords } from '../../text/pin-words.ts';
import { serviceName } from '../../text/service-name.ts';
import { rulesWords, serviceWords } from '../../text/service-words.ts';
import { open } from '../services/open.ts';
import { declared, unfilled } from './declared.ts';
import type { FilingDesk } from './use-filing.ts';
import { waysOut } from './ways-out.ts';

interface ServiceActionProps {
  desk: FilingDesk;
  /** A warning stands against everything but a suspicion. */
  barred: boolean;
}

/** The sentence of what will happen, or of what speaks against it with the ways out; and the one button. */
export function ServiceAction({ desk, barred }: ServiceActionProps) {
  const say = useSay();
  const { service, rules, missing, pending, file } = desk;
  const mayFile = takesIn(useHost((state) => state.session?.role ?? 'auditor'));
  const { act } = declared[service];
  const refused = barred || rules.answer?.allowed === false;
  const ready = mayFile && !refused && rules.current && !isOfBank(desk) && missing.length === 0 && !desk.unlike && !pending;
  const sentence = useSentence(desk, mayFile);
  useKey('F10', act, ready ? file : undefined);
  return (
    <div className="action">
      <p id="will-do" className={refused ? '' : 'soft'}>
        {barred ? '' : sentence}
      </p>
      {refused ? <WaysOut desk={desk} barred={barred} /> : null}
      {barred ? null : (
        <Button weight="primary" guarded act={file} disabled={!ready && !pending} busy={pending} describedBy="will-do">
          {say(pending ? serviceWords.busy : act)}
        </Button>
      )}
    </div>
  );
}

function isOfBank({ service, filing }: FilingDesk): boolean {
  return (service === 'change-pin' || service === 'reset-pin') && filing.pin === 'bank';
}

function useSentence(desk: FilingDesk, mayFile: boolean): string {
  const say = useSay();
  const language = useLook((look) => look.language);
  const { service, holder, rules, missing } = desk;
  if (!mayFile) return say(serviceWords.onlyDesk);
  if (rules.answer?.allowed === false) return rules.answer.reasons[0]?.[language] ?? '';
  if (isOfBank(desk)) return say(serviceWords.bankPin);
  if (desk.unlike) return say(pinFieldWords.differ);
  if (missing.length > 0) return say(serviceWords.missing, { fields: missing.join(say(serviceWords.and)) });
  return [
    say(declared[service].willDo, { name: holder.name }),
    ...(agencyDecides(service) ? [say(serviceWords.agencyDecides)] : []),
    ...(holder.online ? [] : [say(serviceWords.offline)]),
  ].join(language === 'zh' ? '' : ' ');
}

/** Refused is not the end: what is missing can be shown, and what else serves is one key away. */
function WaysOut({ desk, barred }: ServiceActionProps) {
  const say = useSay();
  const { service, filing, holder, rules } = desk;
  const ways = barred ? (['suspicion'] as const) : waysOut(service, filing, holder);
  const noDocument = !barred && rules.answer?.identity.ok === false;
  return (
    <>
      {noDocument ? (
        <Button
          act={() => {
            document.getElementById('standing-shown')?.focus();
          }}
        >
          {say(rulesWords.outDocument)}
        </Button>
      ) : null}
      {ways.map((way) => (
        <Button
          key={way}
          act={() => {
            open(way);
          }}
        >
          {say(serviceWords.instead, { service: say(serviceName(way)) })}
        </Button>
      ))}
      {noDocument || ways.length > 0 || unfilled(service, filing) ? null : (
        <Button
          act={() => {
            go({ page: 'services' });
          }}
        >
          {say(serviceWords.back)}
        </Button>
      )}
    </>
  );
}
