import { useEffect } from 'react';
import type { Application } from '../../core/people/application.ts';
import { useAsking } from '../asking.ts';
import { useGuide } from '../guide-way.ts';
import { useSay } from '../look.ts';
import { Ant } from '../parts/ant.tsx';
import { Button } from '../parts/button.tsx';
import { go } from '../place.ts';
import { useHost } from '../store.ts';
import { applicationWords } from '../text/application-words.ts';
import { ApplicationForm } from './application/application-form.tsx';
import { clearDraft, openDraft, picturesOf, useDraft } from './application/draft.ts';
import { Pictures } from './application/pictures.tsx';

export function NewApplication() {
  const operator = useHost((state) => state.session?.operator ?? '');
  const owner = useDraft((draft) => draft.operator);
  useEffect(() => {
    openDraft(operator);
  }, [operator]);
  return <Ant>{owner === operator ? <Form operator={operator} /> : null}</Ant>;
}

function Form({ operator }: { operator: string }) {
  const say = useSay();
  useGuide('apply');
  const name = useDraft((draft) => draft.values['name']?.trim());
  const creating = useAsking('case.create');
  useEffect(() => {
    document.getElementById('field-identityNumber')?.focus();
  }, []);
  async function create(application: Application, issueNext: boolean): Promise<void> {
    const files = picturesOf(useDraft.getState());
    const made = await creating.run({ application, files });
    if (made === null) return;
    clearDraft(operator);
    go(issueNext ? { page: 'case', caseId: made.caseId } : { page: 'cases' });
  }
  return (
    <ApplicationForm
      title={say(applicationWords.title)}
      subtitle={say(applicationWords.subtitle)}
      tools={
        <Button
          weight="quiet"
          act={() => {
            clearDraft(operator);
            document.getElementById('field-identityNumber')?.focus();
          }}
        >
          {say(applicationWords.clear)}
        </Button>
      }
      below={<Pictures />}
      willDo={say(applicationWords.willDo, { name: name || say(applicationWords.thisPerson) })}
      main={{ label: applicationWords.act, act: (application) => void create(application, true) }}
      other={{ label: applicationWords.actOnly, act: (application) => void create(application, false) }}
      busyLabel={applicationWords.busy}
      busy={creating.pending}
      fault={creating.fault}
      clear={creating.clear}
    />
  );
}
