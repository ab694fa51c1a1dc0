import { expect, it } from 'vitest';
import { aLogin } from '#diagnose/testing/traces.ts';
import type { TraceEvent } from '#trace/event.ts';
import type { Ports } from './ports.ts';
import { Recorder } from './recorder.ts';
import { memoryVault } from './testing/vault.ts';

/** A recorder on a store that writes one batch at a time, and what it wrote. */
function recording() {
  const batches: string[][] = [];
  const append = async (_run: string, events: readonly TraceEvent[]) => {
    await Promise.resolve();
    batches.push(events.map(({ kind }) => kind));
  };
  const ports = {
    traces: { append, events: async () => [] },
    vault: memoryVault('hush'),
    now: () => 1,
    announce: () => undefined,
  } as unknown as Ports;
  return { batches, recorder: new Recorder('run', ports, [aLogin()[0] as TraceEvent]) };
}

const note = { kind: 'note', text: 'it happened' } as const;

it('keeps what has happened together with what is about to be done, in one write', async () => {
  const { batches, recorder } = recording();
  recorder.note(note);
  await recorder.append({ kind: 'step-started', step: 'discovery' });
  expect(batches).toEqual([['note', 'step-started']]);
  recorder.note(note);
  // By now the first is on its way, and the second waits for it.
  await Promise.resolve();
  await Promise.resolve();
  recorder.note(note);
  await recorder.append({ kind: 'run-stopped' });
  await recorder.settled();
  expect(batches.slice(1)).toEqual([['note'], ['note', 'run-stopped']]);
});
