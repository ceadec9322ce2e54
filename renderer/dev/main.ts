import { start } from '../start.tsx';
import { fakeHost } from './fake-host.ts';

start(fakeHost(new URLSearchParams(location.search)));
