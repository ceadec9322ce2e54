import { Fault } from '../core/fault.ts';
import type { FromHostProcess, ToHostProcess } from './host-messages.ts';
import { portTransport } from './port-transport.ts';
import { openTerminal } from './terminal.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

// The host under Electron: a process of its own, so that a crash of a native addon does not take the window. Its one argument
// is the terminal's options.

const { parentPort } = process;

async function open(): Promise<Terminal> {
  try {
    return await openTerminal(JSON.parse(process.argv[2] ?? '') as TerminalOptions);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    tell({ kind: 'stopped', exit: error.exit, fault: error.report() });
    return process.exit(error.exit);
  }
}

function tell(message: FromHostProcess): void {
  parentPort.postMessage(message);
}

const terminal = open();
void terminal.then(() => tell({ kind: 'ready' }));

parentPort.on('message', ({ data, ports }) => {
  void obey(data as ToHostProcess, ports[0]);
});

async function obey(message: ToHostProcess, port: Electron.MessagePortMain | undefined): Promise<void> {
  const { host, close } = await terminal;
  if (message.kind === 'window' && port !== undefined) host.serve(portTransport(port));
  if (message.kind === 'end') {
    await close();
    process.exit(0);
  }
}
