/** Which rows are shown: by channel, by what became of them, by who touched them. */
import type { Channel, TraceEvent } from '#trace/event.ts';
import type { Row, TraceModel } from '#trace/model.ts';

/** What a chip shows. Those of one kind widen what is shown (*Front* or *Back*), the kinds narrow each other. */
export type Chip =
  | { kind: 'channel'; channel: Channel }
  | { kind: 'failed' }
  | { kind: 'edited' }
  | { kind: 'attempt'; group: string };

export type Counts = Record<Channel, number> & { failed: number; edited: number };

export const chipId = (chip: Chip): string =>
  chip.kind === 'channel' ? chip.channel : chip.kind === 'attempt' ? `attempt ${chip.group}` : chip.kind;

/** Whether the person changed what went out, came, or was made. */
export function isEdited(row: Row, events: readonly TraceEvent[]): boolean {
  return row.events.some((seq) => {
    const event = events[seq - 1];
    switch (event?.kind) {
      case 'request':
      case 'redirect-out':
      case 'document':
        return event.planned !== undefined;
      case 'response':
      case 'redirect-in':
        return event.came !== undefined;
      case 'produced':
        return event.made !== undefined;
      default:
        return false;
    }
  });
}

export function countsOf({ rows, events }: Pick<TraceModel, 'rows' | 'events'>): Counts {
  const counts: Counts = { front: 0, back: 0, local: 0, failed: 0, edited: 0 };
  for (const row of rows) {
    counts[row.channel] += 1;
    if (row.bad) counts.failed += 1;
    if (isEdited(row, events)) counts.edited += 1;
  }
  return counts;
}

/** Undefined where no chip is pressed: every row fits. The group of a row is asked for by its id. */
export function fitting(
  chips: readonly Chip[],
  events: readonly TraceEvent[],
): ((row: Row, group: string) => boolean) | undefined {
  if (chips.length === 0) return undefined;
  const channels = chips.flatMap((chip) => (chip.kind === 'channel' ? [chip.channel] : []));
  const groups = chips.flatMap((chip) => (chip.kind === 'attempt' ? [chip.group] : []));
  const failed = chips.some(({ kind }) => kind === 'failed');
  const edited = chips.some(({ kind }) => kind === 'edited');
  return (row, group) =>
    (channels.length === 0 || channels.includes(row.channel)) &&
    (groups.length === 0 || groups.includes(group)) &&
    (!failed || row.bad) &&
    (!edited || isEdited(row, events));
}
