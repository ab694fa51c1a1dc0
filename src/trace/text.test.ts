import { describe, expect, it } from 'vitest';
import { refusal } from '#diagnose/testing/story.ts';
import { aLogin, aLoginStory } from '#diagnose/testing/traces.ts';
import { traceText } from './text.ts';

describe('the text of a trace', () => {
  it('has one line a row, names for values, and the protocol’s own words', () => {
    expect(
      traceText(aLogin({ token: refusal(403, 'invalid_grant', 'Failed to verify code verifier') })),
    ).toBe(
      `login-in-a-test: auth0, spa, same-tab
1 back  GET /.well-known/openid-configuration [200]
  < issuer, authorization_endpoint, token_endpoint, jwks_uri
  = discovery
2 back  GET /.well-known/jwks.json [200]
  < keys
  = jwks
3 local code_verifier → code_challenge
  = code_verifier, code_challenge
4 local state, nonce
  = state, nonce
5 front GET /authorize [came back]
  > response_type=code, client_id, redirect_uri, scope=openid profile offline_access, audience, state, nonce, code_challenge, code_challenge_method=S256
6 front GET /callback [query]
  < code, state
  = callback, code
7 local state, iss, code [3 checked]
  state=pass code=pass iss=skip
8 back  POST /oauth/token [403]
  > grant_type=authorization_code, client_id, code, redirect_uri, code_verifier
  < error=invalid_grant, error_description
  ! invalid-grant
stopped: invalid-grant
steps: discovery=done keys=done pkce=done state=done authorize=done callback=done token=failed id-token=planned userinfo=planned refresh=planned
`,
    );
  });

  it('never holds a value that the run made or received', () => {
    const text = traceText(aLogin());
    for (const secret of [
      'code-of-this-login',
      'verifier-of-this-login',
      'refresh-token-1',
      'eyJ',
      'state-of-ours',
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it('is the same at another time and says where a retry began', () => {
    const one = aLoginStory({ back: 'Callback URL mismatch.' }).retry('authorize');
    const later = one.events.map((event) => ({ ...event, at: event.at + 86_400_000 }));
    expect(traceText(later)).toBe(traceText(one.events));
    expect(traceText(one.add({ kind: 'note', text: 'x' }).events)).toContain('-- again from authorize\n');
  });

  it('reads a list as a list', () => {
    expect(traceText(aLogin({ userinfo: { json: [{ id: 'totp|dev_1' }, {}] } }))).toContain(
      '\n  < a list of 2\n',
    );
  });

  it('holds no secret that stands where a name or a word of the protocol should', () => {
    const text = traceText(
      aLogin({ authorize: { 'code-of-this-login': 'x', prompt: 'verifier-of-this-login' } }),
    );
    expect(text).not.toMatch(/-of-this-login/);
    expect(text).toContain('prompt=masked');
  });
});
