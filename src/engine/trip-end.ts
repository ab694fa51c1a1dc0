/** Trips that end without a callback: the tenant kept the browser, or nobody came back in time. */
import { problem } from '#lib/problem.ts';
import type { Failure } from '#trace/event.ts';
import type { RunParts } from './run-parts.ts';
import { settle } from './settle.ts';

/** `text` is what the person saw at the tenant. */
export function sawPage(parts: RunParts, exchange: string, text: string): void {
  const step = stepOf(parts, exchange);
  if (!step) return;
  parts.recorder.note({ kind: 'page-seen', step: step.id, exchange, text });
  const said = text.slice(0, 2000);
  settle(
    parts,
    step,
    problem('page-seen', 'The tenant kept the browser', said, { cause: { endpoint: step.id } }),
  );
}

/** The page waited `patienceMs` for a trip that nobody can see, such as a hidden frame. */
export function gaveUp(parts: RunParts, exchange: string, patienceMs: number): void {
  const { recorder, ports } = parts;
  const step = stepOf(parts, exchange);
  const waiting = recorder.model.exchanges.get(exchange);
  if (!step || !waiting) return;
  const failure: Failure = {
    candidates: ['timeout'],
    message: `Nothing came back within ${patienceMs / 1000} s.`,
  };
  const durationMs = Math.max(0, ports.now() - waiting.startedAt);
  recorder.note({ kind: 'failure', step: step.id, exchange, failure, durationMs });
  settle(
    parts,
    step,
    problem('callback-timeout', 'The tenant did not answer', failure.message, {
      cause: { endpoint: step.id },
    }),
  );
}

function stepOf({ recorder, code }: RunParts, exchange: string) {
  return code.get(recorder.model.exchanges.get(exchange)?.step ?? '');
}
