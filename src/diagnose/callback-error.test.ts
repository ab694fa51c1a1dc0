import { describe, expect, it } from 'vitest';
import { buildModel } from '#trace/build-model.ts';
import { callbackFinding } from './callback-error.ts';
import { diagnose } from './diagnose.ts';
import { aLogin } from './testing/traces.ts';

const found = (error: string, description = '') =>
  callbackFinding('https://app.example/callback', [
    ['error', error],
    ['error_description', description],
    ['state', 'x'],
  ])?.finding;

describe('a pasted callback with an error', () => {
  it('has the words of the rule that a run would have', () => {
    const back = { error: 'access_denied', error_description: 'The user said no', state: 'state-of-ours' };
    const [inRun] = diagnose(buildModel(aLogin({ back })));
    const pasted = found('access_denied', 'The user said no');
    expect(pasted?.code).toBe('access-denied-by-user');
    expect(pasted).toMatchObject({ title: inRun?.title, cause: inRun?.cause });
  });

  it.each(['login_required', 'consent_required', 'interaction_required'])(
    '%s says nothing of a request that nobody saw',
    (error) => {
      expect(found(error)?.title).toContain(error);
      expect(found(error)?.cause).not.toContain('Nobody sent');
    },
  );

  it('has a finding whatever the error is, and none without one', () => {
    expect(found('my_own-error `[#1]`')).toBeDefined();
    expect(callbackFinding('https://app.example/callback', [['code', 'a']])).toBeUndefined();
  });

  it('blames nobody, clears nobody, and offers no try', () => {
    for (const error of ['access_denied', 'invalid_request', 'server_error', 'unauthorized']) {
      expect(found(error)?.madeBy).toEqual({ who: 'unknown', notBy: [] });
      expect(found(error)?.fixes.map(({ kind }) => kind)).not.toContain('retry');
    }
  });
});
