import { Fault } from '../core/fault.ts';
import type { FromHostProcess, ToHostProcess } from './host-messages.ts';
import { portTransport } from './port-transport.ts';
import { openTerminal } from './terminal.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

// The host under Electron: a process of its own, so that a crash of a native addon does not take the window. Its one argument
// is the terminal's options.

const { parentPort } = process;

async function open(deviceSecret: Uint8Array | null): Promise<Terminal> {
  try {
    return await openTerminal(JSON.parse(process.argv[2] ?? '') as TerminalOptions, { deviceSecret: deviceSecret ?? undefined });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    tell({ kind: 'stopped', exit: error.exit, fault: error.report() });
    return process.exit(error.exit);
  }
}

function tell(message: FromHostProcess): void {
  parentPort.postMessage(message);
}

let begin = (_secret: Uint8Array | null): void => undefined;
const terminal = new Promise<Terminal>((resolve) => (begin = (secret) => resolve(open(secret))));

parentPort.on('message', ({ data, ports }) => {
  void obey(data as ToHostProcess, ports[0]);
});

async function obey(message: ToHostProcess, port: Electron.MessagePortMain | undefined): Promise<void> {
  if (message.kind === 'open') {
    begin(message.deviceSecret);
    await terminal;
    return tell({ kind: 'ready' });
  }
  const { host, close } = await terminal;
  if (message.kind === 'window' && port !== undefined) host.serve(portTransport(port));
  if (message.kind === 'end') {
    await close();
    process.exit(0);
  }
}
