/** *Check*: reads discovery and keys of a tenant, and says plainly what is wrong. */
import { isJsonObject, type JsonObject } from '#lib/json.ts';
import type { FailureCause } from '#trace/event.ts';
import { type Answer, ask } from './ask.ts';

export type Line = {
  id: 'answers' | 'issuer' | 'endpoints' | 'pkce' | 'keys';
  status: 'pass' | 'warn' | 'fail';
  /** Stable kebab-case; only on lines that do not pass. */
  code?: string;
  title: string;
  detail: string;
};

export type TenantReport = {
  issuer: string;
  discoveryUrl: string;
  lines: Line[];
  document?: JsonObject;
  keys?: JsonObject[];
  /** The issuer that the document states, when it is another one than was asked for. */
  statedIssuer?: string;
};

export async function checkTenant(issuer: string): Promise<TenantReport> {
  const report = judgeDiscovery(issuer, await ask(discoveryUrl(issuer)));
  const jwksUri = report.document?.['jwks_uri'];
  if (typeof jwksUri !== 'string' || !/^https?:\/\//.test(jwksUri)) return report;
  const { line, keys } = judgeKeys(await ask(jwksUri));
  return { ...report, lines: [...report.lines, line], ...(keys ? { keys } : {}) };
}

/** Warnings do not stand in the way of adding a tenant. */
export function passes(report: TenantReport): boolean {
  return report.lines.every(({ status }) => status !== 'fail');
}

/** OpenID Connect Discovery 1.0 section 4: the issuer without its last slash, then the well-known path. */
export function discoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

/** What the answer to the discovery request says about the tenant. Does NOT fetch anything. */
export function judgeDiscovery(issuer: string, answer: Answer): TenantReport {
  const base = { issuer, discoveryUrl: answer.url };
  const failed = (code: string, title: string, detail: string): TenantReport => ({
    ...base,
    lines: [{ id: 'answers', status: 'fail', code, title, detail }],
  });
  if (answer.kind === 'silence') return { ...base, lines: [silence(answer.causes)] };

  const page = /html/i.test(answer.contentType) || /^\s*<(!doctype|html)/i.test(answer.body);
  if (answer.status === 404) {
    return failed(
      'not-a-tenant',
      'There is no tenant at this address',
      'It answered 404 to the discovery request. Check the spelling and the region, such as `.eu.` or `.us.`; behind a path, give the whole issuer.',
    );
  }
  if (page) {
    return failed(
      'html-instead',
      'A web page came instead of the discovery document',
      `It answered ${answer.status} with HTML. Something stands in between, such as a company proxy or the login page of a network, or this is a web site and not a tenant.`,
    );
  }
  if (answer.status !== 200) {
    return failed(
      'http-status-unexpected',
      `The tenant answered ${answer.status}`,
      'The discovery document comes with status 200. Above 499 the tenant itself is in trouble; 429 means too many requests.',
    );
  }
  const document = parse(answer.body);
  if (!document || typeof document['issuer'] !== 'string') {
    return failed(
      'not-a-discovery-document',
      'The answer is not a discovery document',
      document
        ? 'It is JSON, but it has no `issuer`.'
        : 'It is not a JSON object. The address answers, but not as an OpenID Provider.',
    );
  }
  const stated = document['issuer'];
  const answers: Line = {
    id: 'answers',
    status: 'pass',
    title: 'The tenant answers',
    detail: `200 in ${answer.ms} ms`,
  };
  return {
    ...base,
    document,
    lines: [answers, judgeIssuer(issuer, stated), judgeEndpoints(document), judgePkce(document)],
    ...(stated === issuer ? {} : { statedIssuer: stated }),
  };
}

/** What the answer to the key request says. Does NOT check that any key can be used. */
export function judgeKeys(answer: Answer): { line: Line; keys?: JsonObject[] } {
  const failed = (code: string, title: string, detail: string) => ({
    line: { id: 'keys', status: 'fail', code, title, detail } as const,
  });
  if (answer.kind === 'silence') {
    const line = silence(answer.causes);
    return { line: { ...line, id: 'keys', title: `The signing keys: ${line.title}` } };
  }
  const document = answer.status === 200 ? parse(answer.body) : undefined;
  const list = document?.['keys'];
  if (!Array.isArray(list)) {
    return failed(
      'not-a-key-set',
      'The signing keys cannot be read',
      `\`jwks_uri\` answered ${answer.status} without a JSON object that has a \`keys\` array.`,
    );
  }
  const keys = list.filter(isJsonObject);
  if (keys.some((key) => 'd' in key || key['kty'] === 'oct')) {
    return {
      keys: keys.map(withoutPrivateParts),
      ...failed(
        'private-key-published',
        'The tenant publishes a private key',
        'A key of the set carries its secret part (`d` or `k`). Everybody can sign tokens with it: rotate it now.',
      ),
    };
  }
  const algorithms = [...new Set(keys.map((key) => key['alg'] ?? key['kty']))].join(', ');
  return {
    keys,
    line: keys.length
      ? {
          id: 'keys',
          status: 'pass',
          title: `${keys.length} signing ${keys.length === 1 ? 'key' : 'keys'}`,
          detail: algorithms,
        }
      : {
          id: 'keys',
          status: 'warn',
          code: 'key-set-empty',
          title: 'The key set is empty',
          detail: 'No signature can be checked with it.',
        },
  };
}

function judgeIssuer(expected: string, stated: string): Line {
  if (stated === expected) {
    return { id: 'issuer', status: 'pass', title: '`issuer` matches, letter by letter', detail: stated };
  }
  const slash = stated.replace(/\/$/, '') === expected.replace(/\/$/, '');
  return {
    id: 'issuer',
    status: 'fail',
    code: slash ? 'issuer-trailing-slash' : 'issuer-mismatch',
    title: slash ? '`issuer` differs by the slash at its end' : '`issuer` is another one',
    detail: slash
      ? `Tokens will say \`${stated}\`, and \`${expected}\` was entered. They are compared letter by letter.`
      : `The document says \`${stated}\`, and \`${expected}\` was asked. That happens with a custom domain, a proxy or an alias; tokens will carry what the document says.`,
  };
}

function judgeEndpoints(document: JsonObject): Line {
  const missing = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'].filter(
    (name) => typeof document[name] !== 'string',
  );
  return missing.length
    ? {
        id: 'endpoints',
        status: 'warn',
        code: 'endpoint-missing',
        title: `The document names no ${missing.map((name) => `\`${name}\``).join(', ')}`,
        detail: 'Flows that need it stop there.',
      }
    : {
        id: 'endpoints',
        status: 'pass',
        title: 'The endpoints are named',
        detail: '`authorization_endpoint`, `token_endpoint`, `jwks_uri`',
      };
}

function judgePkce(document: JsonObject): Line {
  const methods = document['code_challenge_methods_supported'];
  return Array.isArray(methods) && methods.includes('S256')
    ? { id: 'pkce', status: 'pass', title: 'PKCE with `S256` is advertised', detail: methods.join(', ') }
    : {
        id: 'pkce',
        status: 'warn',
        code: 'pkce-not-advertised',
        title: 'PKCE is not advertised',
        detail: 'The tenant may still support it: `code_challenge_methods_supported` is optional.',
      };
}

const silences: Record<FailureCause, [title: string, detail: string]> = {
  cors: [
    'The tenant answers, but this page may not read it',
    'CORS: the answer does not allow this origin. Auth0 opens its discovery document to every page; another provider has to allow this one. To tell: open the address in a tab of its own, and you see the document.',
  ],
  csp: [
    'The policy of this page forbids the request',
    'Content-Security-Policy: `connect-src` does not list this host. The console of the browser names the rule.',
  ],
  'mixed-content': [
    'A page on https may not ask a tenant on plain http',
    'The browser blocked it before it left. Use the https address of the tenant, or open Grantscope on plain http at `localhost`.',
  ],
  offline: ['This browser is offline', 'The request did not leave. The sandbox works without a network.'],
  unreachable: [
    'Nothing answers at this address',
    'The name does not exist, nothing listens there, or the certificate is not trusted: a browser does not tell a page which. To tell: open the address in a tab of its own; the error page names the reason.',
  ],
  tls: [
    'No trusted connection',
    'The certificate is not valid for this name, has expired, or its issuer is not trusted. Open the address in a tab of its own to see which.',
  ],
  timeout: [
    'No answer within 10 seconds',
    'The host is slow, or a firewall drops the request without a word.',
  ],
  aborted: ['The request was stopped', 'It ended before an answer came.'],
  'opaque-redirect': ['The address redirects', 'Where to, the browser does not tell a page.'],
};

function silence(causes: FailureCause[]): Line {
  const cause = causes[0] ?? 'unreachable';
  const [title, detail] = silences[cause];
  return { id: 'answers', status: 'fail', code: cause, title, detail };
}

/** No private part of a key goes on the screen, whoever published it. */
function withoutPrivateParts(key: JsonObject): JsonObject {
  const shown = ['kty', 'kid', 'alg', 'use', 'crv', 'n', 'e', 'x', 'y', 'x5t'];
  return Object.fromEntries(Object.entries(key).filter(([name]) => shown.includes(name)));
}

function parse(body: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
