/** A trace from a file, opened as a run of this browser that can only be read. */
import { newId } from '#lib/ids.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';
import { createTraceStore } from '#store/traces.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { readTrace } from '#trace/formats/native.ts';
import { isPseudonym } from '#trace/secrecy/marker.ts';
import { sealEvent } from '#trace/secrecy/seal.ts';
import { vault } from './adapters/vault.ts';
import { summarise } from './run-summary.ts';

/** So many events in one transaction: as many as the store keeps in one record. */
const AT_ONCE = 1024;

/**
 * Keeps the events under an id of their own and returns it; the run that they were may be here as well. Credentials of a
 * file that was not redacted stay in this tab, as those of any run. Refuses what `readTrace` refuses, and `not-kept`.
 */
export async function openTrace(text: string, from: string): Promise<string | Problem> {
  const read = readTrace(text);
  if (isProblem(read)) return read;
  const [started, ...rest] = read.events;
  if (started?.kind !== 'run-started') {
    return problem('trace-malformed', 'This trace is broken', 'It does not begin with run-started.');
  }
  const run = newId();
  const imported = { from: from.slice(0, 200), at: Date.now(), redacted: read.redacted };
  const events = [{ ...started, run, imported }, ...rest].map((event) => sealed(run, event, started.target));
  const traces = createTraceStore();
  try {
    for (let at = 0; at < events.length; at += AT_ONCE) {
      await traces.append(run, events.slice(at, at + AT_ONCE));
    }
    await summarise(buildModel(events));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return problem('not-kept', 'This browser could not keep the trace', detail);
  }
  return run;
}

function sealed(run: string, event: TraceEvent, target: Parameters<typeof vault.held>[1]): TraceEvent {
  // A pseudonym is no secret, and stays what it is in the file.
  const seal = (credential: { name: string; value: string }) =>
    isPseudonym(credential.value) ? credential.value : vault.keep(run, credential);
  return sealEvent(event, seal, vault.held(run, target));
}
