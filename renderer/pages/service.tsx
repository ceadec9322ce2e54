import { useEffect } from 'react';
import type { Service } from '../../core/desk/services.ts';
import type { FiledService } from '../../core/filing.ts';
import { filedServices } from '../../core/filing.ts';
import { useSay } from '../look.ts';
import { FaultNote } from '../parts/fault-note.tsx';
import { enterGoesOn } from '../parts/next-field.ts';
import { useHost } from '../store.ts';
import { serviceName } from '../text/service-name.ts';
import { serviceWords } from '../text/service-words.ts';
import { SecondFields } from './service/second-fields.tsx';
import { FilingFields } from './service/filing-fields.tsx';
import { Query } from './service/query.tsx';
import { RulesSaid } from './service/rules-said.tsx';
import { ServiceAction } from './service/service-action.tsx';
import { useFiling } from './service/use-filing.ts';
import { HolderLine } from './service/holder-line.tsx';
import { LookUp } from './services/look-up.tsx';
import { openServed, useServed } from './services/served.ts';
import { StandingFields } from './services/standing-fields.tsx';
import { useByReader } from './services/use-by-reader.ts';
import { isStopped, Warnings } from './services/warnings.tsx';
import type { HolderView } from '../../core/service-views.ts';

/** One service for the holder who is being served. */
export function ServicePage({ service }: { service: Service }) {
  const operator = useHost((state) => state.session?.operator ?? '');
  const owner = useServed((served) => served.operator);
  const holder = useServed((served) => served.holder);
  useEffect(() => {
    openServed(operator);
  }, [operator]);
  if (owner !== operator) return null;
  if (holder === null) return <LookUp />;
  if (service === 'query') return <Query holder={holder} />;
  const filed = filedServices.find((one) => one === service);
  return filed === undefined ? <LookUp /> : <ServiceWork service={filed} holder={holder} />;
}

/** Who stands here, what is wanted, what the rules say of it, and the one button. */
function ServiceWork({ service, holder }: { service: FiledService; holder: HolderView }) {
  const say = useSay();
  const byReader = useByReader();
  const desk = useFiling(service, holder);
  const name = say(serviceName(service));
  const barred = isStopped(holder) && service !== 'suspicion';
  const fault = desk.fault ?? byReader.fault;
  return (
    <div className="page case service" onKeyDownCapture={enterGoesOn}>
      <div className="page-head">
        <h1 tabIndex={-1}>{say(serviceWords.title, { service: name, name: holder.name })}</h1>
        <span className="soft number">{holder.identityNumber}</span>
      </div>
      <div className="case-columns">
        <div className="case-work">
          {fault === null ? null : <FaultNote fault={fault} close={desk.fault === null ? byReader.clear : desk.clear} />}
          <Warnings holder={holder} />
          {barred ? null : (
            <div className="sheet padded">
              <StandingFields holder={holder} focus={service !== 'suspicion'} />
              <FilingFields desk={desk} />
              <SecondFields desk={desk} />
            </div>
          )}
          <ServiceAction desk={desk} barred={barred} />
        </div>
        <aside className="case-aside sheet" aria-label={name}>
          <HolderLine holder={holder} />
          <RulesSaid said={desk.rules} />
        </aside>
      </div>
    </div>
  );
}
