import { workingCalendar } from '../../core/rules/working-calendar.ts';
import { interruptedJobs } from '../../electron/host/store/jobs.ts';
import { Store } from '../../electron/host/store/store.ts';
import { sharedState } from '../../electron/host/view/state.ts';

// node build/bench/cold-start.ts FILE KEY: says the milliseconds from the opening of a store to the first state of a window.
const [file = '', key = ''] = process.argv.slice(2);
const begun = performance.now();
const store = new Store(file, Buffer.from(key, 'hex'));
// What a crash left is settled before anything is shown.
const interrupted = interruptedJobs(store);
const state = sharedState(
  {
    store,
    enrolment: () => null,
    now: () => new Date(),
    calendar: workingCalendar(),
    seen: () => [],
    exchange: { state: { kind: 'unknown' } },
  },
  'bench',
);
const ms = performance.now() - begun;
store.close();
if (interrupted.length > 0 || state.cases.length === 0) throw new Error('this is not the store of the bench');
process.stdout.write(String(ms));
