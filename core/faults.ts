import type { FaultEntry } from './fault.ts';
import { agencyFaults } from './faults/agency.ts';
import { cardFaults } from './faults/card.ts';
import { commandFaults } from './faults/command.ts';
import { courierFaults } from './faults/courier.ts';
import { deskFaults } from './faults/desk.ts';
import { enrolmentFaults } from './faults/enrolment.ts';
import { hostFaults } from './faults/host.ts';
import { keyFaults } from './faults/keys.ts';
import { peopleFaults } from './faults/people.ts';
import { pinFaults } from './faults/pin.ts';
import { queueFaults } from './faults/queue.ts';
import { readerFaults } from './faults/reader.ts';
import { serviceFaults } from './faults/services.ts';
import { windowFaults } from './faults/window.ts';

/** The closed list of things that go wrong, with the sentence for the person at the counter. A missing one does not compile. */
export const faults = {
  ...cardFaults,
  ...pinFaults,
  ...readerFaults,
  ...serviceFaults,
  ...peopleFaults,
  ...commandFaults,
  ...deskFaults,
  ...queueFaults,
  ...agencyFaults,
  ...courierFaults,
  ...enrolmentFaults,
  ...hostFaults,
  ...keyFaults,
  ...windowFaults,
} satisfies Record<string, FaultEntry>;
