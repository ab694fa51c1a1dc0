import { describe, expect, it, vi } from 'vitest';
import { aLogin } from '#diagnose/testing/traces.ts';
import { Snapshot } from '#lib/snapshot-list.ts';
import type { TraceEvent } from '#trace/event.ts';
import type { Ports } from './ports.ts';
import { Recorder } from './recorder.ts';
import { memoryVault } from './testing/vault.ts';

/** A trace of this length, and how often one of its events was looked at. */
function watched(length: number) {
  let reads = 0;
  const start = aLogin()[0] as TraceEvent;
  const events = Array.from({ length }, (_, index): TraceEvent => {
    const stamp = { seq: index + 1, at: index, branch: 0 };
    const event: TraceEvent = index === 0 ? start : { kind: 'note', ...stamp, text: 'one of many' };
    return new Proxy(event, {
      get(of, name) {
        reads += 1;
        return Reflect.get(of, name);
      },
    });
  });
  return { events, reads: () => reads };
}

describe('one more event', () => {
  it('costs the same after a hundred and after ten thousand: none of them is looked at, and no list is made', async () => {
    const costs = new Set<number>();
    for (const length of [100, 10_000]) {
      const { events, reads } = watched(length);
      const ports = {
        traces: { append: async () => undefined, events: async () => [] },
        vault: memoryVault('hush'),
        now: () => 1,
        announce: (_run: string, model: () => Recorder['model']) => model().phase,
      } as unknown as Ports;
      const recorder = new Recorder('run', ports, events);
      const lists = vi.spyOn(Snapshot.prototype, 'toArray');
      const before = reads();
      await recorder.append({ kind: 'step-started', step: 'discovery' });
      recorder.note({ kind: 'produced', step: 'discovery', values: { nonce: 'n' } });
      await recorder.settled();
      await recorder.refresh();
      const { steps, current, target, values, updatedAt } = recorder.model;
      expect(recorder.model.rowOf(length + 2)?.status).toBe('');
      expect([steps.length > 0, current?.id, target.clientId !== '', values.has('nonce'), updatedAt]).toEqual(
        [true, 'discovery', true, true, 1],
      );
      costs.add(reads() - before);
      expect(lists).not.toHaveBeenCalled();
      lists.mockRestore();
    }
    expect(costs.size).toBe(1);
  });
});
