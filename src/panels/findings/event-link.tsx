import { rowOfEvent, type TraceModel } from '#trace/model.ts';
import { EventLink } from '#ui/prose.tsx';

export type Linking = { model: TraceModel; onEvent: (seq: number) => void };

/** What people call an event: the number of its row. */
export function eventLabel(model: TraceModel, seq: number): string {
  return `#${rowOfEvent(model, seq)?.number ?? '–'}`;
}

export function RowLink({ seq, model, onEvent }: Linking & { seq: number }) {
  if (!rowOfEvent(model, seq)) return <span className="text-ink-3">none</span>;
  return <EventLink seq={seq} label={eventLabel(model, seq)} onEvent={onEvent} />;
}
