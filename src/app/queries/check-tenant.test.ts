import { describe, expect, it } from 'vitest';
import type { Answer } from './ask.ts';
import { asStated, discoveryUrl, judgeDiscovery, judgeKeys, passes } from './check-tenant.ts';

const issuer = 'https://tenant.eu.auth0.com/';
const document = {
  issuer,
  authorization_endpoint: `${issuer}authorize`,
  token_endpoint: `${issuer}oauth/token`,
  jwks_uri: `${issuer}.well-known/jwks.json`,
  code_challenge_methods_supported: ['S256', 'plain'],
};

const answer = (body: unknown, more: Partial<Answer & { kind: 'response' }> = {}): Answer => ({
  kind: 'response',
  url: discoveryUrl(issuer),
  status: 200,
  contentType: 'application/json',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ms: 88,
  ...more,
});

const jwksUri = document.jwks_uri;
const keySet = (body: unknown, more: Partial<Answer & { kind: 'response' }> = {}) =>
  answer(body, { url: jwksUri, ...more });
const deep = (inner: string, levels = 100_000) => '['.repeat(levels) + inner + ']'.repeat(levels);

describe('the discovery address', () => {
  it.each([
    ['https://tenant.eu.auth0.com/', 'https://tenant.eu.auth0.com/.well-known/openid-configuration'],
    ['https://op.example', 'https://op.example/.well-known/openid-configuration'],
    ['https://op.example/realm/a', 'https://op.example/realm/a/.well-known/openid-configuration'],
  ])('of %s is %s', (given, expected) => expect(discoveryUrl(given)).toBe(expected));
});

describe('discovery', () => {
  it('passes when the issuer matches and everything is named', () => {
    const report = judgeDiscovery(issuer, answer(document));
    expect(passes(report)).toBe(true);
    expect(report.lines.map(({ status }) => status)).toEqual(['pass', 'pass', 'pass', 'pass']);
    expect(report.document).toEqual(document);
  });

  it.each<[string, Answer, string]>([
    ['404', answer('Not found', { status: 404, contentType: 'text/plain' }), 'not-a-tenant'],
    ['404 as a page', answer('<html>', { status: 404, contentType: 'text/html' }), 'not-a-tenant'],
    ['a page of a proxy', answer('<html>Sign in</html>', { contentType: 'text/html' }), 'html-instead'],
    ['HTML that calls itself JSON', answer('  <!DOCTYPE html><html>'), 'html-instead'],
    ['a server error', answer('{}', { status: 503 }), 'http-status-unexpected'],
    ['JSON without an issuer', answer({ hello: 'world' }), 'not-a-discovery-document'],
    ['JSON that is no object', answer('[1]'), 'not-a-discovery-document'],
    ['something that is not JSON', answer('issuer=me'), 'not-a-discovery-document'],
    [
      'the other slash',
      answer({ ...document, issuer: 'https://tenant.eu.auth0.com' }),
      'issuer-trailing-slash',
    ],
    ['another issuer', answer({ ...document, issuer: 'https://login.example/' }), 'issuer-mismatch'],
    ['CORS', { kind: 'silence', url: issuer, causes: ['cors'] }, 'cors'],
    ['offline', { kind: 'silence', url: issuer, causes: ['offline'] }, 'offline'],
    [
      'a host that is not there',
      { kind: 'silence', url: issuer, causes: ['unreachable', 'tls'] },
      'unreachable',
    ],
    ['a redirect', answer(document, { url: 'https://login.example/discovery' }), 'redirects'],
    ['an answer without end', { kind: 'too-large', url: issuer, limit: 1_000_000 }, 'answer-too-large'],
    ['an issuer that is no text', answer({ ...document, issuer: ['x'] }), 'not-a-discovery-document'],
    [
      'a document nested without end',
      answer(`{"issuer":"${issuer}","x":${deep('')}}`),
      'not-a-discovery-document',
    ],
    ['http from https', { kind: 'silence', url: issuer, causes: ['mixed-content'] }, 'mixed-content'],
  ])('fails on %s', (_name, given, code) => {
    const report = judgeDiscovery(issuer, given);
    expect(passes(report)).toBe(false);
    expect(report.lines.find(({ status }) => status === 'fail')?.code).toBe(code);
  });

  it('offers the issuer that the document states', () => {
    const stated = 'https://login.example/';
    expect(judgeDiscovery(issuer, answer({ ...document, issuer: stated })).statedIssuer).toBe(stated);
  });

  it('only warns when PKCE or an endpoint is not named', () => {
    const report = judgeDiscovery(issuer, answer({ issuer }));
    expect(passes(report)).toBe(true);
    expect(report.lines.map(({ code }) => code).filter(Boolean)).toEqual([
      'endpoint-missing',
      'pkce-not-advertised',
    ]);
  });
});

describe('the slash at the end of an issuer', () => {
  const local = 'http://localhost:9000';
  const slashed = JSON.parse(JSON.stringify(document).replaceAll(issuer, `${local}/`));
  const says = (body: object) => answer(body, { url: discoveryUrl(local) });

  it('is added where the tenant writes one, and it is told', () => {
    const report = asStated(local, says(slashed));
    expect(report.issuer).toBe(`${local}/`);
    expect(passes(report)).toBe(true);
    expect(report.notice).toContain('slash was added');
  });

  it('is taken away where the tenant writes none', () => {
    const report = asStated(`${local}/`, says({ ...slashed, issuer: local }));
    expect(report.issuer).toBe(local);
    expect(report.notice).toContain('taken away');
  });

  it('is all that is taken over: another issuer stays a failure, and the same one is not told', () => {
    const other = asStated(local, says({ ...slashed, issuer: 'http://localhost:9001/' }));
    expect(other.issuer).toBe(local);
    expect(passes(other)).toBe(false);
    expect(asStated(`${local}/`, says(slashed)).notice).toBeUndefined();
  });
});

it('silence is not the same as a failure: nothing is known of the tenant', () => {
  const silent = (cause: 'offline' | 'opaque-redirect') =>
    judgeDiscovery(issuer, { kind: 'silence', url: issuer, causes: [cause] }).silent;
  expect(silent('offline')).toBe(true);
  expect(silent('opaque-redirect')).toBeUndefined();
  expect(judgeDiscovery(issuer, answer('Not found', { status: 404 })).silent).toBeUndefined();
});

describe('an address in the document', () => {
  const endpoints = (more: Record<string, unknown>) =>
    judgeDiscovery(issuer, answer({ ...document, ...more })).lines.find(({ id }) => id === 'endpoints');

  it.each([
    ['no URL', 'https://['],
    ['relative', '/oauth/token'],
    ['without a scheme', 'tenant.example/oauth/token'],
    ['a script', 'javascript:alert(1)'],
    ['with a password', 'https://user:pass@tenant.example/'],
    ['plain http', 'http://tenant.eu.auth0.com/'],
    ['a number', 7],
    ['null', null],
    ['a list', ['https://tenant.eu.auth0.com/']],
  ])('%s is said to be wrong, whichever it is', (_name, value) => {
    for (const name of ['jwks_uri', 'token_endpoint', 'end_session_endpoint', 'x_endpoint']) {
      const line = endpoints({ [name]: value });
      expect(line).toMatchObject({ status: 'fail', code: 'endpoint-invalid' });
      expect(line?.detail).toContain(`\`${name}\``);
    }
  });

  it('may be plain http where the issuer is, on this machine', () => {
    const local = 'http://localhost:9000/';
    const here = JSON.parse(JSON.stringify(document).replaceAll(issuer, local));
    expect(passes(judgeDiscovery(local, answer(here, { url: discoveryUrl(local) })))).toBe(true);
  });

  it('is cut where there are very many', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`x${n}_endpoint`, n]));
    expect(endpoints(many)?.detail.length).toBeLessThan(1000);
  });
});

it('PKCE methods that are no list are said to be unreadable', () => {
  const report = judgeDiscovery(issuer, answer({ ...document, code_challenge_methods_supported: 'S256' }));
  expect(report.lines.at(-1)).toMatchObject({ status: 'warn', code: 'pkce-not-advertised' });
  expect(report.lines.at(-1)?.detail).toContain('not a list');
});

it('a list with anything in it is read for its texts', () => {
  const methods = ['S256', { toString: 1 }, JSON.parse(deep('', 40)), null];
  const report = judgeDiscovery(issuer, answer({ ...document, code_challenge_methods_supported: methods }));
  expect(report.lines.at(-1)).toMatchObject({ status: 'pass', detail: 'S256' });
});

describe('keys', () => {
  it('are counted, with their algorithms', () => {
    const { line, keys } = judgeKeys(jwksUri, keySet({ keys: [{ kty: 'RSA', alg: 'RS256', kid: 'a' }] }));
    expect(line).toMatchObject({ status: 'pass', detail: 'RS256' });
    expect(keys).toHaveLength(1);
  });

  it.each([
    ['an error', keySet('{}', { status: 500 }), 'not-a-key-set'],
    ['something else', keySet({ key: [] }), 'not-a-key-set'],
    ['an empty set', keySet({ keys: [] }), 'key-set-empty'],
    ['a redirect', keySet({ keys: [] }, { url: 'https://keys.example/' }), 'redirects'],
    [
      'a set without end',
      { kind: 'too-large', url: jwksUri, limit: 1_000_000 } as Answer,
      'answer-too-large',
    ],
    ['silence', { kind: 'silence', url: issuer, causes: ['cors'] } as Answer, 'cors'],
  ])('say what is wrong with %s', (_name, given, code) =>
    expect(judgeKeys(jwksUri, given).line.code).toBe(code),
  );

  it('never show a private part', () => {
    const { line, keys } = judgeKeys(
      jwksUri,
      keySet({ keys: [{ kty: 'RSA', n: 'n', e: 'AQAB', d: 'secret', p: 'secret' }] }),
    );
    expect(line.code).toBe('private-key-published');
    expect(JSON.stringify(keys)).not.toContain('secret');
  });
});
