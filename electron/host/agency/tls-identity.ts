import { X509Certificate, createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import type { Certified } from '../../../core/agency.ts';
import type { Store } from '../store/store.ts';
import type { Tls } from './http.ts';

/** What the terminal shows in TLS: its key, which it made and nobody else has, and the agency's certificate for it. In the store. */

const keptSchema = z.object({ key: z.string(), certificate: z.string(), authorities: z.array(z.string()) });
export type TlsIdentity = z.infer<typeof keptSchema> & Required<Tls>;

export function readTlsIdentity(store: Store): TlsIdentity | null {
  const text = store.readMeta('tls');
  return text === null ? null : keptSchema.parse(JSON.parse(text));
}

/** @returns null where the certificate is for another key, or none */
export function identityOf(key: string, { certificate, authorities }: Certified): TlsIdentity | null {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key)) ? { key, certificate, authorities } : null;
  } catch {
    return null;
  }
}

export function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).publicKey.type === 'public';
  } catch {
    return false;
  }
}

/** From now on this one is shown. Within a transaction. */
export function keepTlsIdentity(store: Store, identity: TlsIdentity): void {
  store.writeMeta('tls', JSON.stringify(identity));
}

/** The certificate's time. */
export function lifeOf({ certificate }: TlsIdentity): { readonly from: number; readonly until: number } {
  const { validFrom, validTo } = new X509Certificate(certificate);
  return { from: Date.parse(validFrom), until: Date.parse(validTo) };
}
