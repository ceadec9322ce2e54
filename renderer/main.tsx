import { connect } from '../core/wire.ts';
import { pageTransport } from './bridge.ts';
import { start } from './start.tsx';

if (window.suika === undefined) throw new Error('this page is opened by the terminal, not by hand');
start(connect(pageTransport(window.suika)));
