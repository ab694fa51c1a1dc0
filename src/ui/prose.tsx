import type { ReactNode } from 'react';

type ProseProps = {
  text: string;
  onEvent?: ((seq: number) => void) | undefined;
  /** What people see for an event; its seq when there is no other number. */
  eventLabel?: ((seq: number) => string) | undefined;
};

/** No sentence is longer: what is, quotes something that was never meant to be read. */
const LONGEST = 4000;
const MARKUP = /(`[^`]+`|\[#\d+\])/;

/** Plain text with two kinds of markup: `backticks` for protocol names, and [#12] for a link to event 12. */
export function Prose({ text, onEvent, eventLabel }: ProseProps) {
  let offset = 0;
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return shown.split(MARKUP).map((part): ReactNode => {
    const key = offset;
    offset += part.length + 1;
    if (part.startsWith('`') && part.endsWith('`') && part.length > 2) {
      return (
        <code key={key} className="[overflow-wrap:anywhere]">
          {part.slice(1, -1)}
        </code>
      );
    }
    const seq = Number(/^\[#(\d+)\]$/.exec(part)?.[1]);
    if (!Number.isFinite(seq) || part === '') return part;
    return <EventLink key={key} seq={seq} label={eventLabel?.(seq) ?? `#${seq}`} onEvent={onEvent} />;
  });
}

type EventLinkProps = { seq: number; label: string; onEvent?: ((seq: number) => void) | undefined };

/** `#7`, which opens event 7. */
export function EventLink({ seq, label, onEvent }: EventLinkProps) {
  const look = 'font-wire text-xs whitespace-nowrap text-ink-2';
  if (!onEvent) return <span className={look}>{label}</span>;
  return (
    <button
      type="button"
      aria-label={`Open event ${label}`}
      onClick={() => onEvent(seq)}
      className={`${look} -mx-1 -my-1 inline-block min-w-6 px-1 py-1 text-center leading-4 underline decoration-ink-3 decoration-dotted underline-offset-4 hover:text-accent`}
    >
      {label}
    </button>
  );
}
