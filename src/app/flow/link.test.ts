import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowLinkQuery, parseFlowLink, withoutSecrets } from './link.ts';

const names = ['scope', 'audience', 'response_mode', 'connection', 'prompt'];
const parse = (query: string) => parseFlowLink(new URLSearchParams(query), names);

describe('a link', () => {
  it('fills in the tenant, the application and the flow’s own inputs', () => {
    const link = parse(
      'issuer=https://op.example&client_id=app&scope=openid+email&audience=https://api&response_mode=form_post&connection=db&redirect_mode=popup',
    );
    expect(link).toEqual({
      issuer: 'https://op.example',
      clientId: 'app',
      mode: 'popup',
      inputs: {
        scope: 'openid email',
        audience: 'https://api',
        response_mode: 'form_post',
        connection: 'db',
      },
      extra: [],
      secrets: [],
      made: [],
    });
  });

  it('takes a domain in place of an issuer, and the first of two', () => {
    expect(parse('domain=tenant.eu.auth0.com').issuer).toBe('tenant.eu.auth0.com');
    expect(parse('issuer=https://a&issuer=https://b').issuer).toBe('https://a');
  });

  it('puts what the flow does not know, and what is repeated, into extra parameters', () => {
    expect(parse('claims_locales=de&resource=a&resource=b&scope=openid&scope=email').extra).toEqual([
      ['claims_locales', 'de'],
      ['resource', 'a'],
      ['resource', 'b'],
      ['scope', 'email'],
    ]);
  });

  it.each(['same-tab', 'popup', 'iframe', 'manual'])('knows the redirect mode %s', (mode) => {
    expect(parse(`redirect_mode=${mode}`).mode).toBe(mode);
  });

  it('ignores a redirect mode that is none', () => {
    const link = parse('redirect_mode=window');
    expect(link.mode).toBeUndefined();
    expect(link.extra).toEqual([]);
  });

  it.each([
    'client_secret=x',
    'CLIENT_SECRET=x',
    'password=x',
    'access_token=x',
    'refresh_token=x',
    'id_token=x',
    'id_token_hint=x',
    'code=x',
    'code_verifier=x',
    'subject_token=x',
    'login_hint=eyJhbGciOiJub25lIn0.e30.',
    'clientSecret=x',
    'client_secret[0]=x',
    'api_key=x',
    'pwd=x',
    'x-auth-token=x',
    'SAMLResponse=x',
    'claims={"client_secret":"x"}',
    'hint=https://orders:x1y2z3@a.example/',
    'hint=client_secret%3Dx1y2z3',
  ])('never brings a secret: %s', (query) => {
    const link = parse(query);
    expect(link.secrets).toHaveLength(1);
    expect(link.inputs).toEqual({});
    expect(link.extra).toEqual([]);
    expect(withoutSecrets(new URLSearchParams(`scope=openid&${query}`))?.toString()).toBe('scope=openid');
  });

  it.each(['state', 'nonce', 'redirect_uri', 'code_challenge', 'response_type'])(
    'does not bring %s, which each run makes',
    (name) => expect(parse(`${name}=x`)).toMatchObject({ made: [name], inputs: {}, extra: [] }),
  );

  it('needs no new address when it has no secret', () => {
    expect(withoutSecrets(new URLSearchParams('scope=openid'))).toBeNull();
  });

  it('cannot reach the prototype', () => {
    const link = parseFlowLink(new URLSearchParams('__proto__=x&constructor=y'), [
      '__proto__',
      'constructor',
    ]);
    expect(Object.keys(link.inputs)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(link.inputs)).toBe(Object.prototype);
  });

  it('is written so that it reads back as the same form', () => {
    const form = {
      issuer: 'https://op.example/a',
      clientId: 'app',
      mode: 'iframe' as const,
      inputs: { scope: 'openid', audience: '' },
      extra: [['ui', 'a&b=c']] as [string, string][],
    };
    expect(parse(flowLinkQuery(form).toString())).toMatchObject({ ...form, inputs: { scope: 'openid' } });
  });

  it('is never written with a secret in it', () => {
    const query = flowLinkQuery({
      issuer: 'i',
      clientId: 'c',
      mode: undefined,
      inputs: { login_hint: 'eyJhbGciOiJub25lIn0.e30.' },
      extra: [['client_secret', 'hush']],
    });
    expect(query.toString()).toBe('issuer=i&client_id=c');
  });

  it('never throws and never takes a secret, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('client_secret', 'scope', '', '__proto__'), fc.string())),
        (list) => {
          const link = parseFlowLink(new URLSearchParams(list), names);
          expect([...Object.keys(link.inputs), ...link.extra.map(([name]) => name)]).not.toContain(
            'client_secret',
          );
        },
      ),
    );
  });
});
