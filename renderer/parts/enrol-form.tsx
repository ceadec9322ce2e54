import { useState } from 'react';
import { longestTicket } from '../../core/enrolment-ticket.ts';
import { useAsking } from '../asking.ts';
import { useSay } from '../look.ts';
import { enrolWords } from '../text/enrol-words.ts';
import { Button } from './button.tsx';
import { FaultNote } from './fault-note.tsx';

/** A ticket of the agency's, and the way out of the branch's network where that is a proxy. Nobody has to be signed in. */
export function EnrolForm() {
  const say = useSay();
  const asking = useAsking('terminal.enrol');
  const [ticket, setTicket] = useState('');
  const [proxy, setProxy] = useState('');
  async function enrol(): Promise<void> {
    if (ticket.trim() === '') return;
    const way = proxy.trim() === '' ? {} : { proxy: proxy.trim() };
    // The next page is the host's to show: it says so in its state.
    if ((await asking.run({ ticket: ticket.trim(), ...way })) !== null) setTicket('');
  }
  return (
    <form
      className="enrol-form"
      onSubmit={(event) => {
        event.preventDefault();
        void enrol();
      }}
    >
      <label className="field">
        <span>{say(enrolWords.ticket)}</span>
        <textarea
          className="input"
          rows={4}
          maxLength={longestTicket}
          value={ticket}
          spellCheck={false}
          autoComplete="off"
          aria-describedby="ticket-hint"
          onChange={(event) => {
            setTicket(event.target.value);
          }}
        />
      </label>
      <p id="ticket-hint" className="hint">
        {say(enrolWords.ticketHint)}
      </p>
      <label className="field">
        <span>{say(enrolWords.proxy)}</span>
        <input
          className="input"
          value={proxy}
          autoComplete="off"
          aria-describedby="proxy-hint"
          onChange={(event) => {
            setProxy(event.target.value);
          }}
        />
      </label>
      <p id="proxy-hint" className="hint">
        {say(enrolWords.proxyHint)}
      </p>
      {asking.fault === null ? null : <FaultNote fault={asking.fault} />}
      <Button weight="primary" submit busy={asking.pending} disabled={ticket.trim() === ''}>
        {say(asking.pending ? enrolWords.busy : enrolWords.act)}
      </Button>
    </form>
  );
}
