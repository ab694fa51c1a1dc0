/** Which rows of a long run are drawn. */
import type { TraceModel } from '#trace/model.ts';
import { type Message, messagesOfPlan } from './lane-model.ts';
import { messagesOfRow } from './row-messages.ts';

/** Up to here a run is drawn whole: about 500 messages. */
export const ROWS_DRAWN = 200;

/** Rows `first` up to `last`, `last` not among them, of `all`. */
export type RowWindow = { first: number; last: number; all: number };

/** The stretch of rows that holds row `index`; the end of the run where there is none. */
export function windowAt(all: number, index: number | undefined): RowWindow {
  const at = index === undefined || index < 0 ? all - 1 : Math.min(index, all - 1);
  const first = Math.max(0, Math.floor(at / ROWS_DRAWN) * ROWS_DRAWN);
  return { first, last: Math.min(all, first + ROWS_DRAWN), all };
}

/** The messages of some rows; after the last row what is planned. */
export function messagesIn(model: TraceModel, { first, last, all }: RowWindow): Message[] {
  const rows = model.rows.slice(first, last);
  const happened = rows.flatMap((row, index) => {
    const [one, ...more] = messagesOfRow(model, row);
    const before = rows[index - 1] ?? model.rows[first + index - 1];
    const begins = row.branch > 0 && row.branch !== before?.branch;
    return one ? [begins ? { ...one, attempt: row.branch + 1 } : one, ...more] : [];
  });
  if (last < all) return happened;
  return [...happened, ...messagesOfPlan(model.steps.filter((step) => step.status === 'planned'))];
}
