/** No sentence says more than the evidence: each of these was told wrongly once. */
import { describe, expect, it } from 'vitest';
import { problem } from '#lib/problem.ts';
import { sha256Base64url } from '#lib/sha256.ts';
import { buildModel } from '#trace/build-model.ts';
import type { FailureCause, TraceEvent } from '#trace/event.ts';
import { diagnose } from './diagnose.ts';
import { type Answer, issuer, jwt, refusal, spa } from './testing/story.ts';
import { aDevice, aLogin, aMachine, check, goodTokens } from './testing/traces.ts';

const findings = (events: TraceEvent[]) => diagnose(buildModel(events));
function first(events: TraceEvent[]) {
  const [finding] = findings(events);
  if (!finding) throw new Error('There is no finding.');
  return finding;
}
const all = (events: TraceEvent[]) => JSON.stringify(first(events));
const labels = (events: TraceEvent[]) =>
  first(events).fixes.flatMap((fix) => (fix.kind === 'retry' || fix.kind === 'secret' ? [fix.label] : []));

/** When the token answer of the story comes, in seconds. */
const ANSWERED = Date.UTC(2026, 10, 24, 9, 0, 4) / 1000;
const at = (seconds: number) => new Date(seconds * 1000).toUTCString();

type Times = { iat?: number; exp?: number; date?: number; problem: string };
function timed({ iat = ANSWERED, exp = ANSWERED + 60, date, problem: code }: Times) {
  const id_token = jwt({ alg: 'RS256' }, { iss: issuer, aud: spa.clientId, iat, exp });
  const headers: Answer['headers'] = date === undefined ? [] : [['date', at(date)]];
  return aLogin({
    token: { json: { ...goodTokens, id_token }, headers },
    idTokenChecks: [check('times', 'fail', code, '')],
  });
}

describe('times', () => {
  it('an expired token does not come from the future', () => {
    const told = all(timed({ exp: ANSWERED - 3600, problem: 'token-expired' }));
    expect(told).not.toContain('future');
    expect(told).toContain('The token has expired');
  });

  it('an expired token that the step itself refuses does not come from the future either', () => {
    const verdict = problem('token-expired', 'x', 'y');
    expect(all(aLogin({ token: { json: goodTokens, problem: verdict } }))).not.toContain('future');
  });

  it('a clock that agrees with the `date` header is not blamed', () => {
    const expired = first(timed({ exp: ANSWERED - 3600, date: ANSWERED, problem: 'token-expired' }));
    expect(expired).toMatchObject({ code: 'token-expired', madeBy: { who: 'tenant' } });
    expect(expired.title).toBe('The token had expired when it came: `exp` has passed');
    const early = first(timed({ iat: ANSWERED + 600, date: ANSWERED, problem: 'issued-in-future' }));
    expect(early).toMatchObject({ code: 'clock-skew', madeBy: { who: 'tenant' } });
    expect(early.cause).toContain('it is not the clock of this device');
  });

  it('a clock that differs from the `date` header is named, with its seconds', () => {
    const { cause } = first(
      timed({ iat: ANSWERED + 600, date: ANSWERED + 600, problem: 'issued-in-future' }),
    );
    expect(cause).toMatch(/this device’s clock is 60\d s behind|this device’s clock is 59\d s behind/);
  });

  it('without a `date` header nobody is blamed', () => {
    const { cause, madeBy } = first(timed({ iat: ANSWERED + 600, problem: 'issued-in-future' }));
    expect(madeBy.who).toBe('unknown');
    expect(cause).toContain('not known which of the two is wrong');
  });

  it('a token that was good when it came expired while the run waited', () => {
    expect(first(timed({ exp: ANSWERED + 30, problem: 'token-expired' })).title).toBe(
      'The token expired while this run waited: `exp` has passed',
    );
  });
});

describe('one refusal of the token endpoint', () => {
  const refused = refusal(403, 'invalid_grant', 'Failed to verify code verifier');

  it('of a verifier that matches does not say that they differ', () => {
    const { title, cause } = first(aLogin({ token: refused }));
    expect(title).toBe('The tenant says that `code_verifier` does not fit, and it does');
    expect(cause).not.toContain('They differ');
  });

  it('of a verifier that does not match says so', () => {
    const authorize = { code_challenge: sha256Base64url('another') };
    expect(first(aLogin({ authorize, token: refused })).cause).toContain('They differ');
  });

  it('goes by the body: `invalid_client`, not what the header leaves unsaid', () => {
    const token: Answer = {
      ...refusal(401, 'invalid_client', 'no such secret'),
      headers: [['www-authenticate', 'Basic realm="x"']],
      problem: problem('unauthorized', 'The tenant answered `unauthorized`', 'x'),
    };
    const { code, title } = first(aMachine({ token }));
    expect(code).toBe('client-authentication-failed');
    expect(title).not.toContain('unauthorized');
  });

  it('of a wrong secret has a field for another, and no button that sends the same one', () => {
    expect(labels(aMachine({ token: refusal(401, 'access_denied', 'Unauthorized') }))).toEqual([
      'Try again with this secret, from step 2',
    ]);
  });

  it('that comes with status 200 is an error all the same', () => {
    const token: Answer = {
      ...refusal(200, 'invalid_grant'),
      problem: problem('response-invalid', 'x', 'y'),
    };
    const codes = findings(aLogin({ token })).map(({ code }) => code);
    expect(codes).toEqual(['code-reused-or-expired']);
  });

  it('with a word that no rule knows gets the meaning of the word, whatever the status', () => {
    const odd: Answer = { ...refusal(200, 'invalid_scope'), problem: problem('response-invalid', 'x', 'y') };
    expect(first(aMachine({ token: odd }))).toMatchObject({
      code: 'invalid-scope',
      title: 'The tenant answered `invalid_scope`, with status 200',
    });
  });

  it('of an API does not offer to leave it out where it would be refused again', () => {
    const token = refusal(403, 'access_denied', 'Service not enabled within domain: https://x');
    expect(labels(aMachine({ token }))).toEqual(['Created it. Try again from step 2']);
  });

  it('without an audience and with another reason is not told as a missing audience', () => {
    const token = refusal(403, 'access_denied', 'Denied by an Action');
    const codes = findings(aMachine({ inputs: { audience: '' }, token })).map(({ code }) => code);
    expect(codes).not.toContain('audience-missing');
  });
});

describe('limits', () => {
  it('`slow_down` where nothing polls is a limit like any other', () => {
    const { code, cause } = first(aMachine({ token: refusal(429, 'slow_down') }));
    expect(code).toBe('rate-limited');
    expect(cause).toContain('here nothing polls');
  });

  it.each<[string, string]>([
    ['42', 'in 42 s'],
    [at(Date.UTC(2026, 10, 24, 9, 1, 0) / 1000), 'in 6'],
  ])('`Retry-After: %s` is read', (after, told) => {
    const token: Answer = { ...refusal(429, 'too_many_requests'), headers: [['retry-after', after]] };
    const finding = first(aMachine({ token }));
    expect(finding.title).toContain(told.slice(0, 4));
    expect(finding.evidence).toContainEqual(expect.objectContaining({ path: 'header.retry-after' }));
  });

  it('no header is claimed that did not come', () => {
    expect(all(aMachine({ token: refusal(429, 'too_many_requests') }))).not.toContain('header.');
  });

  it('a device that polls is told what `Retry-After` asks for', () => {
    const last: Answer = { ...refusal(429, 'slow_down'), headers: [['retry-after', '30']] };
    const finding = findings(aDevice({ last })).find(({ code }) => code === 'polling-too-fast');
    expect(finding?.cause).toContain('`retry-after` asks for 30 s');
  });

  it('our own cut of a long answer is not the tenant’s fault, and is not tried again', () => {
    const cut = problem('answer-cut', 'The answer is longer than what is read here', 'The cut is ours.');
    const finding = first(aLogin({ token: { json: {}, problem: cut } }));
    expect(finding.madeBy).toEqual({ who: 'grantscope', notBy: ['you', 'tenant'] });
    expect(finding.fixes).toEqual([]);
  });
});

describe('a request without an answer', () => {
  const lost = (...failure: FailureCause[]) => aLogin({ token: { failure } });

  it('is not told as CORS for a fact: a reset and a broken gzip look the same', () => {
    const { title, cause, madeBy } = first(lost('cors', 'unreachable', 'tls'));
    expect(title).toContain('most likely');
    expect(cause).toContain('A connection that was reset, or a body that cannot be unpacked, looks the same');
    expect(madeBy.who).toBe('unknown');
  });

  it.each<FailureCause>(['csp', 'mixed-content'])('that %s forbids is not tried again', (cause) => {
    expect(labels(lost(cause))).toEqual([]);
  });

  it('that ran out of time is told as that', () => {
    expect(first(lost('timeout')).title).toContain('No answer came in time');
  });
});

describe('a callback', () => {
  it('with `login_required` is not explained by a `prompt=none` that nobody sent', () => {
    const events = aLogin({ back: { error: 'login_required', state: 'state-of-ours' } });
    expect(first(events).title).toBe('The tenant answered `login_required`, though it was free to ask');
    expect(labels(events)).toEqual(['Begin this login again, from step 4']);
  });

  it('with `consent_required` is not either', () => {
    const { title } = first(aLogin({ back: { error: 'consent_required' } }));
    expect(title).not.toContain('prompt=none');
  });

  it('without the `iss` that discovery promises is told, with who does so', () => {
    const finding = first(aLogin({ callbackChecks: [check('iss', 'fail', 'issuer-missing')] }));
    expect(finding).toMatchObject({ code: 'issuer-missing', madeBy: { who: 'tenant' } });
    expect(finding.cause).toContain('mixed in');
  });

  it('without a `state` is not told as one with another', () => {
    const events = aLogin({
      back: { code: 'x' },
      callbackChecks: [check('state', 'fail', 'state-mismatch')],
    });
    expect(first(events).cause).not.toContain('Another one comes');
  });

  it('that refuses a `response_type` names the grant to switch on', () => {
    const finding = first(aLogin({ back: { error: 'unauthorized_client' } }));
    expect(finding.title).toBe('Orders Web is not allowed to use `authorization_code`');
    expect(finding.fixes[0]).toMatchObject({ value: 'authorization_code' });
  });

  it('that says that a `response_type` is not supported does not blame the application alone', () => {
    const { title } = first(aLogin({ back: { error: 'unsupported_response_type' } }));
    expect(title).toBe('The tenant does not offer `response_type=code` here: `unsupported_response_type`');
  });
});

describe('a token', () => {
  it('whose `aud` is right and whose `azp` is missing is not for someone else', () => {
    const id_token = jwt({ alg: 'RS256' }, { iss: issuer, aud: [spa.clientId, 'another'] });
    const token: Answer = {
      json: { ...goodTokens, id_token },
      problem: problem('audience-mismatch', 'x', 'y'),
    };
    const finding = first(aLogin({ token }));
    expect(finding.code).toBe('azp-mismatch');
    expect(finding.title).toContain('`azp` is missing');
  });

  it('of a type that nobody asked for is told by its type, not by an `alg`', () => {
    const odd = problem(
      'token-type-unexpected',
      'The token is of the type `mac`',
      'A `Bearer` token was asked for.',
    );
    const finding = first(aLogin({ token: { json: { ...goodTokens, token_type: 'mac' }, problem: odd } }));
    expect(finding).toMatchObject({ code: 'token-type-unexpected', madeBy: { who: 'tenant' } });
    expect(JSON.stringify(finding)).not.toContain('alg');
  });

  it('that cannot be read is told as that, and nothing else is held against it', () => {
    const checks = [
      check('signature', 'fail', 'token-malformed', 'The payload is no JSON object.'),
      check('iss', 'fail', 'issuer-mismatch', 'It says undefined.'),
      check('aud', 'fail', 'audience-mismatch', 'It says .'),
      check('exp', 'fail', 'token-expired', 'It is good until no time.'),
    ];
    expect(findings(aLogin({ idTokenChecks: checks })).map(({ code }) => code)).toEqual(['token-malformed']);
  });

  it('that does not name its issuer is not told as one of another issuer', () => {
    const id_token = jwt({ alg: 'RS256' }, { aud: spa.clientId });
    const idTokenChecks = [check('iss', 'fail', 'issuer-mismatch', 'There is no `iss`.')];
    expect(first(aLogin({ token: { json: { ...goodTokens, id_token } }, idTokenChecks })).title).toBe(
      'The token does not say who issued it: `iss` is missing',
    );
  });

  it('whose signature nobody could check is a finding, and no button ends it by fetching nothing', () => {
    const unjudged = check('signature', 'unknown', 'key-unusable', 'The key is for encryption.');
    const verdict = problem(
      'key-unusable',
      'Could not be checked: Signature is good',
      'The key is for encryption.',
    );
    const events = aLogin({ idTokenChecks: [unjudged], userinfo: { json: {}, problem: verdict } });
    expect(first(events).cause).toContain('that is no pass');
  });
});

describe('UserInfo', () => {
  it('of another user is a danger, and says what an app does with it', () => {
    const other = problem('subject-mismatch', '`sub` is another user than the ID token’s', 'x');
    const finding = first(aLogin({ userinfo: { json: { sub: 'auth0|2' }, problem: other } }));
    expect(finding).toMatchObject({ code: 'subject-mismatch', severity: 'error' });
    expect(finding.cause).toContain('an app has to drop them');
    expect(finding.fixes).toContainEqual(expect.objectContaining({ kind: 'retry', from: 'state' }));
  });
});

describe('a refresh token', () => {
  it('that is refused in a run without a login has a way out all the same', () => {
    const events = aLogin({ refresh: refusal(403, 'invalid_grant') });
    const alone = events.flatMap((event): TraceEvent[] =>
      'step' in event && ['state', 'authorize', 'pkce', 'callback'].includes(event.step) ? [] : [event],
    );
    const renumbered = alone.map((event, index) => ({ ...event, seq: index + 1 }));
    const { fixes } = first(renumbered);
    expect(fixes).toContainEqual({ kind: 'advice', text: expect.stringContaining('no login of its own') });
  });
});

describe('a device code', () => {
  it('that is refused as `invalid_grant` is not told as one that nobody confirmed', () => {
    const { title } = first(aDevice({ last: refusal(403, 'invalid_grant') }));
    expect(title).toBe('The tenant does not take this `device_code`: `invalid_grant`');
  });
});

describe('an address', () => {
  it('that is not this page’s is not offered for the list of callback URLs', () => {
    const authorize = { redirect_uri: 'http://localhost:5173/calback' };
    const { fixes } = first(aLogin({ authorize, back: 'Callback URL mismatch.' }));
    expect(fixes.map(({ kind }) => kind)).toEqual(['advice']);
  });
});
