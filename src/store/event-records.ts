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
const FIRST_VERSION = 1;
export type EventRecord = Batch | Single;

/** Events of one run, in order; at least one. */
export function recordOf(run: string, events: readonly TraceEvent[]): EventRecord {
  return { run, seq: events.at(-1)?.seq ?? 0, version: TRACE_VERSION, json: JSON.stringify(events) };
}

/** A longer one would be copied for every event that joins it. In characters. */
const LONGEST = 1024 * 1024;

/** Neighbours of one version as one record, as long as it does not get too long. Nothing is read or upgraded. */
export function joined(records: readonly EventRecord[]): EventRecord[] {
  const groups: Batch[][] = [];
  let length = 0;
  for (const record of records) {
    const batch = asBatch(record);
    const last = groups.at(-1);
    length += batch.json.length;
    if (last && last[0]?.version === batch.version && length <= LONGEST) {
      last.push(batch);
    } else {
      groups.push([batch]);
      length = batch.json.length;
    }
  }
  return groups.flatMap((group) => {
    const end = group.at(-1);
    return end ? [{ ...end, json: `[${group.map(({ json }) => json.slice(1, -1)).join(',')}]` }] : [];
  });
}

/** Whether `joined` would change anything. */
export function canBeJoined(records: readonly EventRecord[]): boolean {
  return records.some((record, index) => {
    if (!('json' in record)) return true;
    const before = records[index - 1];
    if (!before || !('json' in before)) return false;
    return before.version === record.version && before.json.length + record.json.length <= LONGEST;
  });
}

function asBatch(record: EventRecord): Batch {
  if ('json' in record) return record;
  return { run: record.run, seq: record.seq, version: FIRST_VERSION, json: JSON.stringify([record.event]) };
}

/**
 * The events of records in order, in today's shape. Throws a Problem `trace-too-new` for what a newer version of the
 * site wrote: a run that is half understood must not go on.
 */
export function eventsIn(records: readonly EventRecord[]): TraceEvent[] {
  return records.flatMap((record) => {
    const written: unknown[] = 'json' in record ? JSON.parse(record.json) : [record.event];
    const events = upgrade('json' in record ? record.version : FIRST_VERSION, written);
    if (isProblem(events)) throw events;
    return events as TraceEvent[];
  });
}
