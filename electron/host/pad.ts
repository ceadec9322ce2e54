import { decodeFeatures, featureRequest } from '../../core/card/pin-pad.ts';
import type { PinPad } from '../../core/card/pin-pad.ts';
import type { PadStep } from '../../core/card/procedure.ts';
import type { CardConnection } from '../../core/card/reader.ts';
import { Fault } from '../../core/fault.ts';
import { pinPadMissing } from './faults.ts';

/** The keys of a reader that has some. Nothing is asked of it before somebody wants to know. */
export interface Pad {
  readonly features: () => Promise<PinPad>;
  /** Has a PIN typed on the reader. Rejects with `pin-pad-missing`, and as `control` of the connection does. */
  readonly type: (step: PadStep) => Promise<Uint8Array>;
}

export function padOf({ reader, control }: CardConnection): Pad {
  let known: Promise<PinPad> | undefined;
  const features = (): Promise<PinPad> => (known ??= ask(control));
  return {
    features,
    type: async ({ name, structure }) => {
      const { verify, modify } = await features();
      const code = name === 'verify' ? verify : modify;
      if (control === undefined || code === undefined) throw pinPadMissing(reader);
      return control(code, structure);
    },
  };
}

const question = process.platform === 'win32' ? featureRequest.windows : featureRequest.pcscLite;

/** A reader that refuses the question has no keys. @throws Fault why nobody could be asked */
async function ask(control: CardConnection['control']): Promise<PinPad> {
  if (control === undefined) return {};
  try {
    return decodeFeatures(await control(question, new Uint8Array()));
  } catch (cause) {
    if (cause instanceof Fault && cause.code === 'reader-failed') return {};
    throw cause;
  }
}
