import { describe, expect, it } from 'vitest';
import { planOf } from './plan.ts';
import { flowList } from './registry.ts';

describe.each(flowList)('$id', (entry) => {
  it('has the marks of its steps', async () => {
    expect(planOf((await entry.load()).steps).map((step) => step.channel)).toEqual(entry.channels);
  });

  it('names each step once and explains it', async () => {
    const { steps } = await entry.load();
    expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
    for (const step of steps) {
      expect(step.explains.does.length, step.id).toBeGreaterThan(20);
      expect(step.explains.without.length, step.id).toBeGreaterThan(20);
    }
  });
});
