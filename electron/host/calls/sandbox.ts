import type { Input, Output } from '../../../core/contract.ts';
import type { Desk, Window } from '../desk.ts';
import { sandboxOnly } from '../faults.ts';
import type { SandboxReader } from '../host.ts';

function reader({ sandbox }: Desk): SandboxReader {
  if (sandbox === undefined) throw sandboxOnly('sandbox');
  return sandbox;
}

export function insert(desk: Desk, _window: Window, input: Input<'sandbox.insert'>): Output<'sandbox.insert'> {
  const { kind, contactless } = input;
  const { serial } = reader(desk).insert({ kind, serial: input.serial?.toUpperCase(), flaw: { contactless } });
  return { serial };
}

export function remove(desk: Desk): Output<'sandbox.remove'> {
  reader(desk).remove();
  return {};
}

export function cards(desk: Desk): Output<'sandbox.cards'> {
  return { cards: [...reader(desk).cards()] };
}
