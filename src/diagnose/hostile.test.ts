/** What is told of a provider that does one thing wrong: that it was the provider, or that it is not known. */
import { describe, expect, it } from 'vitest';
import { hostileFamilies } from '#flows/testing/hostile/families.ts';
import { runAgainst } from '#flows/testing/hostile/journey.ts';
import { diagnose } from './diagnose.ts';

describe.each(Object.entries(hostileFamilies))('a provider that is wrong in %s', (_family, cases) => {
  it.each(cases)('$name: nobody else is blamed', async ({ shows, ...told }) => {
    const model = await runAgainst(told);
    const findings = diagnose(model);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors).toHaveLength(model.phase === 'stopped' ? 1 : 0);
    for (const { madeBy, title, cause } of findings) {
      expect(['tenant', 'settings', 'unknown', 'application']).toContain(madeBy.who);
      expect(`${title} ${cause}`).not.toMatch(/undefined|\[object|Grantscope made a mistake/);
    }
  });
});
