import { LookSwitches, SandboxMark } from '../frame.tsx';
import { useSay } from '../look.ts';
import { useHost } from '../store.ts';
import { frameWords, signInWords } from '../text/frame-words.ts';
import { Icon } from './icon.tsx';
import { Lamps } from './lamps.tsx';

/** Head and foot of the pages before the desk: sign-in and lock. */
export function DoorTop() {
  const say = useSay();
  const sandbox = useHost((state) => state.product.sandbox);
  return (
    <header className="door-top">
      <div className="brand">
        <Icon name="card" size={26} />
        <strong>{say(frameWords.product)}</strong>
        <span className="soft">{say(signInWords.motto)}</span>
        {sandbox ? <SandboxMark /> : null}
      </div>
      <div className="top-tools">
        <LookSwitches />
      </div>
    </header>
  );
}

export function DoorFoot() {
  const version = useHost((state) => state.product.version);
  return (
    <footer className="door-foot">
      <Lamps />
      <span className="faint">{version}</span>
    </footer>
  );
}
