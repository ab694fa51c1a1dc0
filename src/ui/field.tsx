import type { ComponentProps, ReactNode } from 'react';
import { useId } from 'react';
import { Icon } from './icon.tsx';
import { Prose } from './prose.tsx';

export type FieldControl = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

type FieldProps = {
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  warn?: string | undefined;
  mono?: boolean;
  children(control: FieldControl): ReactNode;
};

export function Field({ label, help, error, warn, mono, children }: FieldProps) {
  const id = useId();
  const notes = `${id}-notes`;
  const described = Boolean(help || error || warn);
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className={`font-medium text-ink ${mono ? 'font-wire text-xs' : ''}`}>
        {label}
      </label>
      {children({
        id,
        ...(described ? { 'aria-describedby': notes } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {described && (
        <div id={notes} className="grid gap-1 text-xs">
          {error && (
            <p className="flex gap-1.5 text-danger">
              <Icon name="error" className="mt-0.5 size-3" />
              <span>
                <Prose text={error} />
              </span>
            </p>
          )}
          {warn && (
            <p className="flex gap-1.5 text-ink-2">
              <Icon name="warn" className="mt-0.5 size-3" />
              <span>
                <Prose text={warn} />
              </span>
            </p>
          )}
          {help && <div className="text-ink-3">{help}</div>}
        </div>
      )}
    </div>
  );
}

const control =
  'w-full rounded-md border border-control bg-surface px-2 text-ink hover:border-ink-2 focus-visible:border-focus focus-visible:-outline-offset-1 disabled:cursor-not-allowed disabled:text-ink-3 aria-invalid:border-danger aria-invalid:shadow-[inset_3px_0_0_var(--danger)] max-tablet:text-lg';

const type = (mono?: boolean) => (mono ? 'font-wire text-xs' : 'text-sm');

type Mono = { mono?: boolean };

/** `autoComplete` is off unless asked for: what is typed here the browser would keep in its profile, secrets too. */
export function TextInput({ mono, className = '', ...rest }: ComponentProps<'input'> & Mono) {
  return (
    <input
      type="text"
      autoComplete="off"
      {...rest}
      className={`${control} ${type(mono)} min-h-row ${className}`}
    />
  );
}

export function TextArea({ mono, className = '', ...rest }: ComponentProps<'textarea'> & Mono) {
  return (
    <textarea
      autoComplete="off"
      {...rest}
      className={`${control} ${type(mono)} resize-y py-2 leading-text ${className}`}
    />
  );
}

export function Select({ mono, className = '', children, ...rest }: ComponentProps<'select'> & Mono) {
  return (
    <span className={`relative block ${className}`}>
      <select {...rest} className={`${control} ${type(mono)} min-h-row appearance-none pr-6`}>
        {children}
      </select>
      <Icon
        name="down"
        className="pointer-events-none absolute top-1/2 right-2 size-3 -translate-y-1/2 text-ink-2"
      />
    </span>
  );
}

export function Checkbox({ label, className = '', ...rest }: ComponentProps<'input'> & { label: ReactNode }) {
  return (
    <label className={`inline-flex min-h-6 items-center gap-2 ${className}`}>
      <input type="checkbox" {...rest} className="size-3.75 flex-none accent-accent" />
      <span>{label}</span>
    </label>
  );
}

/** A switch: on or off at once, no form to send. */
export function Switch({
  label,
  className = '',
  checked,
  ...rest
}: ComponentProps<'input'> & { label: string; checked: boolean }) {
  return (
    <input
      type="checkbox"
      role="switch"
      aria-label={label}
      checked={checked}
      aria-checked={checked}
      {...rest}
      className={`relative h-4.25 w-7.5 flex-none appearance-none rounded-full border border-control bg-sunk transition-colors duration-(--calm) before:absolute before:inset-y-0.5 before:left-0.5 before:aspect-square before:rounded-full before:bg-ink-2 before:transition-transform before:duration-(--calm) after:absolute after:-inset-1.5 checked:border-accent checked:bg-accent checked:before:translate-x-3.25 checked:before:bg-on-accent ${className}`}
    />
  );
}
