import type { ReactNode, Ref } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

interface ButtonProps {
  children: ReactNode;
  act?: (() => void) | undefined;
  /** One primary button on a page; `danger` only on a page of its own. */
  weight?: 'primary' | 'plain' | 'quiet' | 'danger';
  submit?: boolean;
  /** What cannot be taken back: by F10, the space bar or a click, never by one Enter too many. */
  guarded?: boolean;
  disabled?: boolean;
  busy?: boolean;
  icon?: IconName;
  describedBy?: string;
  label?: string;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  children,
  act,
  weight = 'plain',
  submit = false,
  guarded = false,
  disabled = false,
  busy = false,
  icon,
  describedBy,
  label,
  ref,
}: ButtonProps) {
  return (
    <button
      ref={ref}
      type={submit ? 'submit' : 'button'}
      className={`button ${weight}`}
      // A held Enter must not go on through one page after another.
      onKeyDown={(event) => {
        const held = event.repeat && (event.key === 'Enter' || event.key === ' ');
        if (held || (guarded && event.key === 'Enter')) event.preventDefault();
      }}
      onClick={busy ? undefined : act}
      disabled={disabled}
      aria-busy={busy}
      aria-describedby={describedBy}
      aria-label={label}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
