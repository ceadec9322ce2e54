import { verify } from '@node-rs/argon2';

/**
 * Whether a sign-in PIN is the one of an argon2id hash. Takes some tens of milliseconds on a thread of its own.
 * @param pinHash PHC string; anything else is nobody's PIN
 */
export async function isPin(pinHash: string, pin: string): Promise<boolean> {
  try {
    return await verify(pinHash, pin);
  } catch {
    return false;
  }
}
