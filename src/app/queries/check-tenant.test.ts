import { describe, expect, it } from 'vitest';
import type { Answer } from './ask.ts';
import { discoveryUrl, judgeDiscovery, judgeKeys, passes } from './check-tenant.ts';

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

describe('keys', () => {
  it('are counted, with their algorithms', () => {
    const { line, keys } = judgeKeys(answer({ keys: [{ kty: 'RSA', alg: 'RS256', kid: 'a' }] }));
    expect(line).toMatchObject({ status: 'pass', detail: 'RS256' });
    expect(keys).toHaveLength(1);
  });

  it.each([
    ['an error', answer('{}', { status: 500 }), 'not-a-key-set'],
    ['something else', answer({ key: [] }), 'not-a-key-set'],
    ['an empty set', answer({ keys: [] }), 'key-set-empty'],
    ['silence', { kind: 'silence', url: issuer, causes: ['cors'] } as Answer, 'cors'],
  ])('say what is wrong with %s', (_name, given, code) => expect(judgeKeys(given).line.code).toBe(code));

  it('never show a private part', () => {
    const { line, keys } = judgeKeys(
      answer({ keys: [{ kty: 'RSA', n: 'n', e: 'AQAB', d: 'secret', p: 'secret' }] }),
    );
    expect(line.code).toBe('private-key-published');
    expect(JSON.stringify(keys)).not.toContain('secret');
  });
});
