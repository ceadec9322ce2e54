import { startAgency } from '../../fixtures/agency/server.ts';

/** The sandbox agency of the chaos run, a process of its own that ends with its standard input. Prints a line once it answers. */
export interface StartAgency {
  readonly data: string;
  /** Of the first start; 0 takes free ones. */
  readonly port: number;
  /** Milliseconds by which its clock is ahead: the next morning. */
  readonly ahead: number;
}

export interface AgencyReady {
  readonly url: string;
  readonly port: number;
  readonly tlsUrl: string;
  readonly bankUrl: string;
}

if (import.meta.main) {
  const { data, port, ahead } = JSON.parse(process.argv[2] ?? '') as StartAgency;
  const agency = await startAgency({ data, port, clock: () => new Date(Date.now() + ahead) });
  const { url, tlsUrl, bankUrl } = agency;
  process.stdout.write(`${JSON.stringify({ url, port: agency.port, tlsUrl, bankUrl } satisfies AgencyReady)}\n`);
  process.stdin.resume().once('end', () => process.exit(0));
}
