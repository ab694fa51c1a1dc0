/**
 * How events lie in the database: what was appended together is one record, as JSON, with the version of the trace it
 * was written with. Its key says how far it reaches.
 */
import { isProblem } from '#lib/problem.ts';
import { TRACE_VERSION, type TraceEvent } from '#trace/event.ts';
import { upgrade } from '#trace/upgrade.ts';

/** `seq` is that of the last event; `json` is a list of events, in order and without gaps. */
type Batch = { run: string; seq: number; version: number; json: string };
/** Before a record could hold many: one event, of the first version of the trace. */
type Single = { run: string; seq: number; event: unknown };
export type EventRecord = Batch | Single;

/** Events of one run, in order; at least one. */
export function recordOf(run: string, events: readonly TraceEvent[]): EventRecord {
  return { run, seq: events.at(-1)?.seq ?? 0, version: TRACE_VERSION, json: JSON.stringify(events) };
}

/**
 * The events of records in order, in today's shape. Throws a Problem `trace-too-new` for what a newer version of the
 * site wrote: a run that is half understood must not go on.
 */
export function eventsIn(records: readonly EventRecord[]): TraceEvent[] {
  return records.flatMap((record) => {
    const written: unknown[] = 'json' in record ? JSON.parse(record.json) : [record.event];
    const events = upgrade('json' in record ? record.version : 1, written);
    if (isProblem(events)) throw events;
    return events as TraceEvent[];
  });
}
