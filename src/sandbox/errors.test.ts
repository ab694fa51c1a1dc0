import { expect, it } from 'vitest';
import type { Ctx } from './context.ts';
import { oauthError, refuse } from './errors.ts';

it('says more than error and description where a refusal has more', async () => {
  const notes: unknown[] = [];
  const c = { set: (_name: string, note: unknown) => notes.push(note) } as unknown as Ctx;
  const more = { mfa_token: 'Fe26.2*1', mfa_requirements: { challenge: [{ type: 'otp' }] } };
  const refusal = oauthError(403, 'mfa_required', 'Multifactor authentication required', more);
  const answer = refuse(c, 'gd_auth_required', refusal);
  expect(answer.status).toBe(403);
  expect(await answer.json()).toEqual({
    error: 'mfa_required',
    error_description: 'Multifactor authentication required',
    ...more,
  });
  expect(JSON.stringify(notes)).not.toContain('Fe26.2');
});
