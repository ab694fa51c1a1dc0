import { type ReactNode, useId, useRef, useState } from 'react';

/** A button with a list below it that closes on Escape, on leaving it and on choosing. Lighter than a menu. */
export function Disclosure(props: {
  label: string;
  className: string;
  panelClassName?: string;
  trigger: ReactNode;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: closes what it holds; the button is the control
    <div
      ref={root}
      className="relative flex min-w-0 items-center"
      onBlur={(event) => {
        if (!root.current?.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={props.className}
        title={props.label}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        <span className="sr-only">{props.label}</span>
        {props.trigger}
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link or button inside clicks too */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only closes after a choice inside */}
      <div
        id={panel}
        hidden={!open}
        className={`absolute top-full right-0 z-20 mt-1 max-h-[70dvh] w-64 max-w-[calc(100vw-1.5rem)] overflow-auto rounded-lg border border-line-strong bg-raised p-1 shadow-lift-2 ${props.panelClassName ?? ''}`}
        onClick={() => setOpen(false)}
      >
        {props.children}
      </div>
    </div>
  );
}
