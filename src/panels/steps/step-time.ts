/** What the time of a step is made of: a step takes longer than its exchange, and says why. */
import { duration } from '#panels/format.ts';
import type { Row, StepView } from '#trace/model.ts';

/** Milliseconds of the rows of each step in each attempt, and whether they waited for a person. */
export type RowTimes = ReadonlyMap<string, { ms: number; waited: boolean }>;

const WAITS: ReadonlySet<Row['kind']> = new Set(['redirect-out', 'awaiting', 'prompt']);
const keyOf = (step: string, branch: number) => `${branch} ${step}`;

export function rowTimesOf(rows: readonly Row[]): RowTimes {
  const times = new Map<string, { ms: number; waited: boolean }>();
  for (const { step, branch, durationMs = 0, kind } of rows) {
    if (step === undefined) continue;
    const known = times.get(keyOf(step, branch));
    if (!known) times.set(keyOf(step, branch), { ms: durationMs, waited: WAITS.has(kind) });
    else {
      known.ms += durationMs;
      known.waited ||= WAITS.has(kind);
    }
  }
  return times;
}

/** Differences below this are what it takes to write the trace and to check an answer. */
const NOTABLE_MS = 50;

/**
 * Why a step took longer than its rows in the timeline; undefined where they agree. The rest is what this tab did around
 * the exchange (reading, checking, keeping the trace), and the pauses between several tries.
 */
export function differenceOf(
  { id, branch, durationMs, kind, tries, paceSeconds }: StepView,
  times: RowTimes,
): string | undefined {
  const rows = times.get(keyOf(id, branch));
  if (durationMs === undefined || !rows || kind === 'local' || kind === 'check') return undefined;
  const rest = durationMs - rows.ms;
  if (rest < NOTABLE_MS || rest < durationMs * 0.1) return undefined;
  const what = rows.waited ? 'away' : 'on the wire';
  const waits = tries > 1 ? 'pauses between tries' : 'before it asked';
  const why = tries > 1 || paceSeconds > 0 ? waits : 'in this tab';
  return `${duration(rows.ms)} ${what}, ${duration(rest)} ${why}`;
}
