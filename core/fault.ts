import { faults } from './faults.ts';

/** Who can help when the person at the counter cannot go on alone. */
export type Help = 'self' | 'reviewer' | 'technician' | 'manager' | 'agency';

/** One sentence each: what happened, what it means for this person and card, what to do now. */
export interface Sentence {
  readonly what: string;
  readonly means: string;
  readonly act: string;
}

/** Exit codes of the command line: 1 anything else, 2 usage, 3 reader or card, 4 refused by a rule, 5 agency, 6 unsure. */
export type ExitCode = 1 | 2 | 3 | 4 | 5 | 6;

export interface FaultEntry {
  readonly exit: ExitCode;
  readonly help: Help;
  readonly zh: Sentence;
  readonly en: Sentence;
}

export type FaultCode = keyof typeof faults;

export function isFaultCode(code: string): code is FaultCode {
  return Object.hasOwn(faults, code);
}

/** Facts that fill the `{holes}` of a sentence. Never personal data, keys or PINs: a fault is logged as it is. */
export type Facts = Readonly<Record<string, string | number>>;

/** What a fault looks like on the wire, in a log and in `--json` output. */
export interface FaultReport {
  readonly code: FaultCode;
  readonly facts: Facts;
  readonly help: Help;
  readonly zh: Sentence;
  readonly en: Sentence;
}

/** Something of the closed list that went wrong. Each code is raised in one place and explained in docs/faults.md. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly facts: Facts;

  constructor(code: FaultCode, facts: Facts = {}, cause?: unknown) {
    super(`${code}: ${fill(faults[code].en.what, facts)}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.facts = facts;
  }

  get exit(): ExitCode {
    return faults[this.code].exit;
  }

  report(): FaultReport {
    const { help, zh, en } = faults[this.code] as FaultEntry;
    return { code: this.code, facts: this.facts, help, zh: fillAll(zh, this.facts), en: fillAll(en, this.facts) };
  }
}

/** Makes a fault; the one spelling a test counts, so that every code is raised in exactly one place. */
export function fault(code: FaultCode, facts?: Facts, cause?: unknown): Fault {
  return new Fault(code, facts, cause);
}

function fill(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(facts[name] ?? hole));
}

function fillAll(sentence: Sentence, facts: Facts): Sentence {
  return { what: fill(sentence.what, facts), means: fill(sentence.means, facts), act: fill(sentence.act, facts) };
}
