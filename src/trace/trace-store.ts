import type { TraceEvent } from './event.ts';

/** Appends and reads the events of runs. `append` must be durable when its promise resolves. */
export type TraceStore = {
  /** Rejects with a RangeError when the first event's `seq` is not the next one: another tab was faster. */
  append(run: string, events: TraceEvent[]): Promise<void>;
  /** Events in order; empty for an unknown run. */
  events(run: string, afterSeq?: number): Promise<TraceEvent[]>;
};
