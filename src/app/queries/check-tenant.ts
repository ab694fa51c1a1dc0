/** *Check*: reads discovery and keys of a tenant, and says plainly what is wrong. */
import { isJsonObject, type JsonObject } from '#lib/json.ts';
import type { FailureCause } from '#trace/event.ts';
import { type Answer, ask } from './ask.ts';
import { canBeAsked, judgeEndpoints } from './judge-endpoints.ts';

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
  /** What was changed of the issuer that was asked for, for the person to read. */
  notice?: string;
  /** No answer came that this page may read: nothing is known of the tenant, good or bad. */
  silent?: true;
};

const DEEPEST = 50;
const LONGEST_ISSUER = 2048;

/**
 * Never rejects: whatever the tenant answers is a line of the report. The report is of the issuer as the tenant writes
 * it where that differs by the slash at the end alone; discovery stands at one address for both.
 */
export async function checkTenant(asked: string): Promise<TenantReport> {
  const report = asStated(asked, await ask(discoveryUrl(asked)));
  const jwksUri = report.document?.['jwks_uri'];
  // What is wrong with an address that cannot be asked stands in the line of the endpoints.
  if (!canBeAsked(jwksUri)) return report;
  const { line, keys } = judgeKeys(jwksUri, await ask(jwksUri));
  return { ...report, lines: [...report.lines, line], ...(keys ? { keys } : {}) };
}

/** OpenID Connect Discovery 1.0 section 4.3 compares letter by letter, so the slash is taken over, and that is told. */
export function asStated(asked: string, answer: Answer): TenantReport {
  const report = judgeDiscovery(asked, answer);
  const stated = report.statedIssuer ?? asked;
  if (stated === asked || withoutSlash(stated) !== withoutSlash(asked)) return report;
  const change = stated.endsWith('/')
    ? 'A slash was added at the end'
    : 'The slash at the end was taken away';
  return {
    ...judgeDiscovery(stated, answer),
    notice: `${change}: the tenant calls itself \`${stated}\`, and its tokens will say so letter by letter.`,
  };
}

const withoutSlash = (issuer: string) => issuer.replace(/\/$/, '');

/** Warnings do not stand in the way of adding a tenant. */
export function passes(report: TenantReport): boolean {
  return report.lines.every(({ status }) => status !== 'fail');
}

/** OpenID Connect Discovery 1.0 section 4: the issuer without its last slash, then the well-known path. */
export function discoveryUrl(issuer: string): string {
  return `${withoutSlash(issuer)}/.well-known/openid-configuration`;
}

/** What the answer to the discovery request says about the tenant. Does NOT fetch anything. */
export function judgeDiscovery(issuer: string, answer: Answer): TenantReport {
  const base = { issuer, discoveryUrl: answer.url };
  const failed = (code: string, title: string, detail: string): TenantReport => ({
    ...base,
    lines: [{ id: 'answers', status: 'fail', code, title, detail }],
  });
  if (answer.kind === 'silence') {
    const redirects = answer.causes[0] === 'opaque-redirect';
    return { ...base, lines: [silence(answer.causes)], ...(redirects ? {} : { silent: true }) };
  }
  if (answer.kind === 'too-large') return { ...base, lines: [tooLarge('answers', answer)] };

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
        ? document['issuer'] === undefined
          ? 'It is JSON, but it has no `issuer`.'
          : 'It is JSON, but its `issuer` is no text.'
        : `It is not a JSON object, or one that is nested more than ${DEEPEST} deep. The address answers, but not as an OpenID Provider.`,
    );
  }
  const stated = document['issuer'];
  const answers: Line = redirected('answers', discoveryUrl(issuer), answer) ?? {
    id: 'answers',
    status: 'pass',
    title: 'The tenant answers',
    detail: `200 in ${answer.ms} ms`,
  };
  return {
    ...base,
    document,
    lines: [answers, judgeIssuer(issuer, stated), judgeEndpoints(document), judgePkce(document)],
    ...(stated === issuer || stated.length > LONGEST_ISSUER ? {} : { statedIssuer: stated }),
  };
}

/** What the answer to the key request says. Does NOT check that any key can be used. */
export function judgeKeys(jwksUri: string, answer: Answer): { line: Line; keys?: JsonObject[] } {
  const failed = (code: string, title: string, detail: string) => ({
    line: { id: 'keys', status: 'fail', code, title, detail } as const,
  });
  if (answer.kind === 'silence') {
    const line = silence(answer.causes);
    return { line: { ...line, id: 'keys', title: `The signing keys: ${line.title}` } };
  }
  if (answer.kind === 'too-large') return { line: tooLarge('keys', answer) };
  const elsewhere = redirected('keys', jwksUri, answer);
  if (elsewhere) return { line: elsewhere };
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
  const algorithms = namesOf(keys.map((key) => key['alg'] ?? key['kty']));
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
  const slash = withoutSlash(stated) === withoutSlash(expected);
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

function judgePkce(document: JsonObject): Line {
  const methods = document['code_challenge_methods_supported'];
  if (Array.isArray(methods) && methods.includes('S256'))
    return { id: 'pkce', status: 'pass', title: 'PKCE with `S256` is advertised', detail: namesOf(methods) };
  const line = { id: 'pkce', status: 'warn', code: 'pkce-not-advertised' } as const;
  return methods === undefined || Array.isArray(methods)
    ? {
        ...line,
        title: 'PKCE is not advertised',
        detail: 'The tenant may still support it: `code_challenge_methods_supported` is optional.',
      }
    : {
        ...line,
        title: 'PKCE is not advertised in a way that can be read',
        detail:
          '`code_challenge_methods_supported` is not a list. Libraries that read it may refuse the document.',
      };
}

/** `fetch` followed a redirect here; flows do not, since whoever answers a redirect answers for the tenant. */
function redirected(id: Line['id'], asked: string, { url }: { url: string }): Line | undefined {
  if (url === new URL(asked).href) return undefined;
  return {
    id,
    status: 'fail',
    code: 'redirects',
    title: id === 'keys' ? 'The address of the signing keys redirects' : 'The address redirects',
    detail: `It leads to \`${url.slice(0, 300)}\`. Flows ask exactly the address that is named and follow nothing, so they stop there.`,
  };
}

function tooLarge(id: Line['id'], { limit }: { limit: number }): Line {
  return {
    id,
    status: 'fail',
    code: 'answer-too-large',
    title:
      id === 'keys' ? 'The key set is too large to be read here' : 'The answer is too large to be read here',
    detail: `It is longer than ${limit.toLocaleString('en')} bytes, and no more than that is read. A discovery document or key set is a few thousand bytes long.`,
  };
}

/** What of a list is text, each once. */
function namesOf(list: unknown[]): string {
  return [...new Set(list.filter((value) => typeof value === 'string'))].slice(0, 20).join(', ');
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
  broken: [
    'The connection ended too early',
    'It was reset, or the answer cannot be unpacked. To tell: the network panel of the browser names the error.',
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
    return isJsonObject(value) && isShallow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What is nested deeper cannot be shown: `JSON.stringify` calls itself for each level. */
function isShallow(value: JsonObject): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return true;
  }
  return false;
}
