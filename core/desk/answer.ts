/**
 * The closed table of what an answer of the agency means for the queue (design §4). Only the body of a well-formed answer,
 * signed by the agency, can accept or refuse an entry; everything else decides only when and how to try again.
 */

/** What came back from one request, before anybody looked into the body. */
export type Answer =
  /** No answer at all: refused connection, reset, time-out, name not found, truncated body. */
  | { readonly kind: 'none' }
  /** The agency's certificate or ours is no longer, or not yet, good. */
  | { readonly kind: 'certificate' }
  /** A proxy said no or is not there; or another host stands where the agency should: a certificate of another authority or name. */
  | { readonly kind: 'between' }
  | {
      readonly kind: 'http';
      /** HTTP status, 100 to 599. */
      readonly status: number;
      /** The body is JSON of the agreed shape. */
      readonly wellFormed: boolean;
      /** The agency's signature over status and body, bound to our request, is right. */
      readonly signed: boolean;
      /** The content type is HTML or the body looks like it. */
      readonly html: boolean;
    };

/**
 * `decided`: read the results. `wait`: try again later, growing. `split`: one entry is the problem, find it.
 * `terminal`: this terminal is the problem, hold everything. `between`: something sits between us and the agency, hold and probe.
 */
export type Verdict = 'decided' | 'wait' | 'split' | 'terminal' | 'between';

export function judge(answer: Answer): Verdict {
  if (answer.kind === 'none') return 'wait';
  if (answer.kind === 'certificate') return 'terminal';
  if (answer.kind === 'between') return 'between';
  const { status, wellFormed, signed, html } = answer;
  if (status === 200) {
    if (wellFormed && signed) return 'decided';
    return html || !wellFormed ? 'between' : 'wait';
  }
  if (status >= 300 && status < 400) return 'between';
  if (status === 407 || status === 511) return 'between';
  if (html) return status >= 500 ? 'wait' : 'between';
  if (status === 408 || status === 425 || status === 429 || status >= 500) return 'wait';
  if (status === 400 || status === 413 || status === 422) return 'split';
  if (status === 401 || status === 403 || status === 426) return 'terminal';
  return 'wait';
}
