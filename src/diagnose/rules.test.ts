import { describe, expect, it } from 'vitest';
import { problem } from '#lib/problem.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { redact } from '#trace/secrecy/redact.ts';
import { diagnose } from './diagnose.ts';
import { rules } from './rules.ts';
import { issuer, jwt, refusal, spa } from './testing/story.ts';
import {
  aDevice,
  aLogin,
  aLoginStory,
  aMachine,
  check,
  discoveryDocument,
  goodTokens,
  opaqueTokens,
} from './testing/traces.ts';

const otherIssuer = { ...discoveryDocument, issuer: 'https://login.orders.example/' };
const without = (name: string) =>
  Object.fromEntries(Object.entries(goodTokens).filter(([key]) => key !== name));
const unauthorized = refusal(401, 'access_denied', 'Unauthorized');
const callback = { kind: 'callback-refused', url: 'http://localhost:5173/callback' } as const;
const theCallback: [string, string][] = [
  ['code', 'code-of-this-login'],
  ['state', 'state-of-ours'],
];
const discoveryVerdict = problem('issuer-mismatch', 'x', 'y', {
  cause: { claim: 'issuer', expected: 'https://orders.eu.auth0.com', actual: issuer, endpoint: 'discovery' },
});
const framed = { mode: 'iframe', authorize: { prompt: 'none' } } as const;
/** The frame leaves, and the page gives up on it. */
function unansweredFrame(authorize: Record<string, string>): TraceEvent[] {
  const story = aLoginStory({ mode: 'iframe', authorize, back: null });
  const left = story.events.findLast((event) => event.kind === 'redirect-out');
  if (!left) throw new Error('The login did not leave.');
  const { step, exchange } = left;
  const failure = { candidates: ['timeout' as const], message: 'Nothing came back within 60 s.' };
  return story
    .add(
      { kind: 'failure', step, exchange, failure, durationMs: 60_000 },
      { kind: 'verdict', step, problem: problem('callback-timeout', 'x', 'y') },
      { kind: 'step-finished', step, outcome: 'failed', durationMs: 60_000 },
    )
    .end();
}

const silent = { authorize: { prompt: 'none' } };

/** Each with what made it, and the one finding (or the first) that has to say so. */
const bad: [code: string, name: string, events: TraceEvent[]][] = [
  ['no-answer', 'nobody home', aLogin({ discovery: { failure: ['cors', 'unreachable', 'tls'] } })],
  ['no-answer', 'offline', aLogin({ token: { failure: ['offline', 'unreachable'] } })],
  ['origin-not-allowed', 'CORS', aLogin({ token: { failure: ['cors', 'unreachable', 'tls'] } })],
  [
    'origin-not-allowed',
    'told',
    aLogin({ token: { status: 403, text: 'Origin http://localhost:5173 is not allowed.' } }),
  ],
  [
    'issuer-mismatch',
    'slash',
    aLogin({
      target: { issuer: 'https://orders.eu.auth0.com' },
      discovery: { json: discoveryDocument, problem: discoveryVerdict },
    }),
  ],
  [
    'issuer-mismatch',
    'custom domain',
    aLogin({ discovery: { json: otherIssuer, problem: problem('issuer-mismatch', 'x', 'y') } }),
  ],
  ['issuer-mismatch', 'callback', aLogin({ callbackChecks: [check('iss', 'fail', 'issuer-mismatch')] })],
  [
    'callback-url-mismatch',
    'page',
    aLogin({
      back: 'Callback URL mismatch. The provided redirect_uri is not in the list of allowed callback URLs.',
    }),
  ],
  ['unknown-client', 'page', aLogin({ back: 'Unknown client: c6dh5yfi6G2MfdNGbZLwuCTvmMUhotK4' })],
  ['unknown-client', 'answer', aDevice({ device: refusal(401, 'unauthorized_client', 'Unknown client: x') })],
  ['tenant-kept-browser', 'odd page', aLogin({ back: 'Oops!, something went wrong' })],
  [
    'tenant-kept-browser',
    'session lost',
    aLogin({ back: 'invalid_request: You may have pressed the back button' }),
  ],
  [
    'audience-unknown',
    'callback',
    aLogin({
      back: { error: 'access_denied', error_description: 'Service not found: https://api.orders.example' },
    }),
  ],
  [
    'audience-unknown',
    'answer',
    aMachine({ token: refusal(403, 'access_denied', 'Service not enabled within domain: https://x') }),
  ],
  ['audience-unknown', 'RFC 8707', aMachine({ token: refusal(400, 'invalid_target') })],
  [
    'api-not-authorized',
    'answer',
    aMachine({ token: refusal(403, 'access_denied', 'Client is not authorized to access "https://x".') }),
  ],
  [
    'audience-missing',
    'answer',
    aMachine({
      inputs: { audience: '' },
      token: refusal(403, 'access_denied', 'No audience parameter was provided'),
    }),
  ],
  [
    'login-required-in-frame',
    'frame',
    aLogin({ ...framed, back: { error: 'login_required', error_description: 'Login required' } }),
  ],
  ['frame-without-answer', 'silence', unansweredFrame({ prompt: 'none' })],
  ['frame-without-answer', 'a page was asked for', unansweredFrame({})],
  ['login-required-in-frame', 'same tab', aLogin({ ...silent, back: { error: 'login_required' } })],
  ['consent-required', 'callback', aLogin({ ...silent, back: { error: 'consent_required' } })],
  [
    'access-denied-by-user',
    'callback',
    aLogin({ back: { error: 'access_denied', error_description: 'User did not authorize the request' } }),
  ],
  [
    'access-denied-by-user',
    'device',
    aDevice({ last: refusal(403, 'access_denied', 'User cancelled the confirmation prompt.') }),
  ],
  [
    'state-mismatch',
    'other login',
    aLogin({
      back: { code: 'x', state: 'theirs' },
      callbackChecks: [check('state', 'fail', 'state-mismatch')],
    }),
  ],
  [
    'state-mismatch',
    'none',
    aLogin({ back: { code: 'x' }, callbackChecks: [check('state', 'fail', 'state-mismatch')] }),
  ],
  [
    'callback-twice',
    'reload',
    aLoginStory()
      .add({ ...callback, reason: 'twice', params: theCallback })
      .end(),
  ],
  [
    'callback-not-expected',
    'late',
    aLoginStory()
      .add({ ...callback, reason: 'finished', params: [['code', 'x']] })
      .end(),
  ],
  ['client-authentication-failed', 'no secret', aLogin({ token: unauthorized })],
  ['client-authentication-failed', 'wrong secret', aMachine({ token: unauthorized })],
  ['client-authentication-failed', 'RFC 6749', aMachine({ token: refusal(401, 'invalid_client') })],
  [
    'grant-not-allowed',
    'answer',
    aMachine({
      token: refusal(
        403,
        'unauthorized_client',
        "Grant type 'client_credentials' not allowed for the client.",
      ),
    }),
  ],
  ['grant-not-allowed', 'callback', aLogin({ back: { error: 'unauthorized_client' } })],
  [
    'pkce-mismatch',
    'other verifier',
    aLogin({ exchange: { code_verifier: 'other' }, token: refusal(403, 'invalid_grant') }),
  ],
  [
    'pkce-mismatch',
    'no verifier',
    aLogin({ exchange: { code_verifier: undefined }, token: refusal(403, 'invalid_grant') }),
  ],
  [
    'pkce-mismatch',
    'told',
    aLogin({ token: refusal(403, 'invalid_grant', 'Failed to verify code verifier') }),
  ],
  [
    'redirect-uri-differs',
    'edited',
    aLogin({
      exchange: { redirect_uri: 'http://localhost:4173/callback' },
      token: refusal(403, 'invalid_grant'),
    }),
  ],
  [
    'code-reused-or-expired',
    'expired',
    aLogin({ token: refusal(403, 'invalid_grant', 'Invalid authorization code') }),
  ],
  [
    'refresh-token-refused',
    'rotated',
    aLogin({ refresh: refusal(403, 'invalid_grant', 'Unknown or invalid refresh token.') }),
  ],
  ['device-code-expired', 'answer', aDevice({ last: refusal(403, 'expired_token') })],
  [
    'device-code-expired',
    'own clock',
    aDevice({ last: { json: {}, problem: problem('expired', 'x', 'y') } }),
  ],
  ['polling-too-fast', 'answer', aDevice({ last: refusal(429, 'slow_down') })],
  [
    'rate-limited',
    'answer',
    aLogin({
      userinfo: { ...refusal(429, 'too_many_requests'), headers: [['x-ratelimit-reset', '1795510860']] },
    }),
  ],
  [
    'signature-invalid',
    'check',
    aLogin({ idTokenChecks: [check('signature', 'fail', 'signature-invalid')] }),
  ],
  ['unknown-kid', 'check', aLogin({ idTokenChecks: [check('kid', 'fail', 'unknown-kid')] })],
  [
    'id-token-hs256',
    'verdict',
    aLogin({
      token: {
        json: { ...goodTokens, id_token: jwt({ alg: 'HS256' }, {}) },
        problem: problem('alg-unexpected', 'x', 'y'),
      },
    }),
  ],
  ['id-token-hs256', 'check', aLogin({ idTokenChecks: [check('alg', 'fail', 'alg-not-rs256')] })],
  ['alg-none', 'check', aLogin({ idTokenChecks: [check('alg', 'fail', 'alg-none')] })],
  ['audience-mismatch', 'check', aLogin({ idTokenChecks: [check('aud', 'fail', 'audience-mismatch')] })],
  ['nonce-mismatch', 'check', aLogin({ idTokenChecks: [check('nonce', 'fail', 'nonce-mismatch')] })],
  [
    'nonce-mismatch',
    'verdict',
    aLogin({
      token: {
        json: goodTokens,
        problem: problem('nonce-mismatch', 'x', 'y', {
          cause: { expected: 'nonce-of-ours', actual: 'theirs' },
        }),
      },
    }),
  ],
  [
    'clock-skew',
    'future',
    aLogin({
      token: { json: goodTokens, headers: [['date', 'Tue, 24 Nov 2026 09:30:00 GMT']] },
      idTokenChecks: [check('iat', 'fail', 'issued-in-future')],
    }),
  ],
  ['token-expired', 'check', aLogin({ idTokenChecks: [check('exp', 'fail', 'token-expired')] })],
  ['azp-mismatch', 'check', aLogin({ idTokenChecks: [check('azp', 'fail', 'azp-mismatch')] })],
  [
    'went-on',
    'choice',
    aLoginStory({ idTokenChecks: [check('signature', 'unknown', 'key-unusable')] })
      .add({ kind: 'went-on', step: 'id-token', checks: ['signature'] })
      .end(),
  ],
  ['remarks', 'warning', aLogin({ idTokenChecks: [{ ...check('typ', 'fail'), severity: 'warning' }] })],
  ['opaque-access-token', 'no audience', aLogin({ inputs: { audience: '' }, token: { json: opaqueTokens } })],
  ['no-refresh-token', 'not granted', aLogin({ token: { json: without('refresh_token') } })],
  [
    'no-refresh-token',
    'not asked',
    aLogin({ inputs: { scope: 'openid' }, token: { json: without('refresh_token') } }),
  ],
];

describe('a rule', () => {
  it.each(bad)('%s speaks: %s', (code, _name, events) => {
    const model = buildModel(events);
    const findings = diagnose(model);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(findings.filter(({ severity }) => severity === 'error').length).toBeLessThanOrEqual(1);
    const finding = findings.find((one) => one.code === code);
    expect(finding?.madeBy.notBy).not.toContain(finding?.madeBy.who);
    expect(finding?.evidence.length).toBeGreaterThan(0);
    for (const { event } of finding?.evidence ?? []) expect(model.events[event - 1]?.seq).toBe(event);
    for (const fix of finding?.fixes ?? []) {
      if (fix.kind === 'retry') expect(model.steps.map(({ id }) => id)).toContain(fix.from);
    }
    expect(JSON.stringify(finding)).not.toContain('undefined');
  });

  /** These read the inside of a token, or a plain text, which a redacted trace does not have. */
  const lost = new Set([
    'origin-not-allowed told',
    'id-token-hs256 verdict',
    'opaque-access-token no audience',
  ]);
  const kept = bad.filter(([code, name]) => !lost.has(`${code} ${name}`));
  it.each(kept)('%s is found in the redacted trace too: %s', (_code, _name, events) => {
    const codes = (one: TraceEvent[]) => diagnose(buildModel(one)).map(({ code }) => code);
    expect(codes(redact(events, new Uint8Array(32)))).toEqual(codes(events));
  });

  it.each(rules.map(({ code }) => code))('%s has a bad trace', (code) => {
    expect(bad.map(([known]) => known)).toContain(code);
  });

  it.each<[string, TraceEvent[]]>([
    ['login', aLogin()],
    ['machine', aMachine()],
    ['device', aDevice()],
    [
      'login at any other provider without an audience',
      aLogin({ target: { tenantKind: 'oidc' }, inputs: { audience: '' }, token: { json: opaqueTokens } }),
    ],
  ])('is silent where all went well: %s', (_name, events) => {
    expect(diagnose(buildModel(events))).toEqual([]);
  });

  it('is silent about an attempt that a retry has made good', () => {
    const events = [...aLoginStory({ token: refusal(403, 'invalid_grant') }).retry('authorize').events];
    expect(diagnose(buildModel(events))).toEqual([]);
  });

  it('has a code of its own, in kebab-case', () => {
    const codes = rules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});

describe('one refusal, many causes', () => {
  const finding = (events: TraceEvent[]) => diagnose(buildModel(events))[0];

  it('of a code says that it was used before, and where', () => {
    const story = aLoginStory({ refresh: refusal(403, 'x') });
    const first = buildModel(story.events);
    const sent = [...first.exchanges.values()].find((one) => one.step === 'token')?.sent;
    if (!sent) throw new Error('The login sent no code.');
    story.retry('token').request('token', sent, refusal(403, 'invalid_grant', 'Invalid authorization code'));
    expect(finding(story.events)).toMatchObject({
      code: 'code-reused-or-expired',
      title: expect.stringContaining('before'),
    });
  });

  it('of a callback URL shows the one that worked, when one did', () => {
    const story = aLoginStory({ back: { error: 'access_denied', state: 'x' } }).retry('authorize');
    const sent = [...buildModel(story.events).exchanges.values()].find(
      (one) => one.step === 'authorize',
    )?.sent;
    if (!sent) throw new Error('The login did not leave.');
    const moved = { ...sent, url: sent.url.replace('5173', '4173') };
    story.leave('authorize', moved, 'Callback URL mismatch.');
    expect(finding(story.events)?.difference?.map(({ label, value }) => [label, value])).toEqual([
      ['Sent', 'http://localhost:4173/callback'],
      ['Last that worked', 'http://localhost:5173/callback'],
    ]);
  });

  it('of a missing refresh token is a note with one button when nobody asked', () => {
    const found = finding(aLogin({ inputs: { scope: 'openid' }, token: { json: without('refresh_token') } }));
    expect(found).toMatchObject({
      severity: 'note',
      fixes: [{ kind: 'retry', from: 'state', inputs: { scope: 'openid offline_access' } }],
    });
  });

  it('of an issuer tells a slash, a custom domain and a stranger apart', () => {
    const titles = ['https://orders.eu.auth0.com', 'https://login.orders.example/', `${issuer}other`].map(
      (iss) => {
        const id_token = jwt({ alg: 'RS256' }, { iss });
        const idTokenChecks = [check('iss', 'fail', 'issuer-mismatch')];
        return finding(aLogin({ token: { json: { ...goodTokens, id_token } }, idTokenChecks }))?.title;
      },
    );
    expect(titles).toEqual([
      'The issuer differs by the slash at its end',
      'Whoever answered calls itself by another domain',
      'The issuer is not the one that was asked for',
    ]);
  });

  it('of a frame without an answer names the way out that fits what was sent', () => {
    expect(finding(unansweredFrame({}))).toMatchObject({
      cause: expect.stringContaining('frame-ancestors'),
      fixes: [{ kind: 'retry', from: 'authorize', inputs: { prompt: 'none' } }],
    });
    expect(finding(unansweredFrame({ prompt: 'none' }))?.fixes[1]).toMatchObject({
      path: expect.arrayContaining(['Allowed Callback URLs']),
      value: spa.redirectUri,
    });
    expect(
      finding(unansweredFrame({ prompt: 'none', response_mode: 'web_message' }))?.fixes[1],
    ).toMatchObject({
      path: expect.arrayContaining(['Allowed Web Origins']),
      value: 'http://localhost:5173',
    });
  });

  it('names settings in the words of whoever runs the tenant', () => {
    const back = 'Callback URL mismatch.';
    const [auth0, sandbox, other] = (['auth0', 'sandbox', 'oidc'] as const).map(
      (tenantKind) => finding(aLogin({ target: { tenantKind }, back }))?.fixes[0],
    );
    expect(auth0).toMatchObject({
      path: [
        'Dashboard',
        'Applications',
        'Orders Web',
        'Settings',
        'Application URIs',
        'Allowed Callback URLs',
      ],
    });
    expect(sandbox).toMatchObject({ path: expect.arrayContaining(['Sandbox', 'Allowed Callback URLs']) });
    expect(other).toMatchObject({ kind: 'advice' });
  });
});
