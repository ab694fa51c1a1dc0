/** What is told of a provider that does one thing wrong: that it was the provider, or that it is not known. */
import { describe, expect, it } from 'vitest';
import { callbackCases } from '#flows/testing/hostile/callback.ts';
import { deviceCases } from '#flows/testing/hostile/device.ts';
import { discoveryCases } from '#flows/testing/hostile/discovery.ts';
import { idTokenCases } from '#flows/testing/hostile/id-token.ts';
import { runAgainst } from '#flows/testing/hostile/journey.ts';
import { keysCases } from '#flows/testing/hostile/keys.ts';
import { refreshCases } from '#flows/testing/hostile/refresh.ts';
import { tokenAnswerCases } from '#flows/testing/hostile/token-answer.ts';
import { userinfoCases } from '#flows/testing/hostile/userinfo.ts';
import { diagnose } from './diagnose.ts';

const families = {
  discovery: discoveryCases,
  'the key set': keysCases,
  'the callback': callbackCases,
  'the token answer': tokenAnswerCases,
  'the ID token': idTokenCases,
  UserInfo: userinfoCases,
  refresh: refreshCases,
  'device authorization': deviceCases,
};

describe.each(Object.entries(families))('a provider that is wrong in %s', (_family, cases) => {
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
