/** Whether the addresses that a discovery document names can be asked at all. */
import type { JsonObject } from '#lib/json.ts';
import type { Line } from './check-tenant.ts';

const NEEDED = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'];
/** A document may name more endpoints than anybody reads. */
const MOST_NAMED = 5;

/**
 * OpenID Connect Discovery section 3 and RFC 8414 section 2: every `*_endpoint`, and `jwks_uri`, is an absolute URL,
 * on https where the issuer is on https. Does NOT ask any of them.
 */
export function judgeEndpoints(document: JsonObject): Line {
  const secure = String(document['issuer']).startsWith('https:');
  const named = Object.keys(document).filter((name) => name.endsWith('_endpoint') || name === 'jwks_uri');
  const bad = named.flatMap((name) => {
    const fault = faultOf(document[name], secure);
    return fault ? [`\`${name}\` ${fault}.`] : [];
  });
  if (bad.length) {
    const more = bad.length > MOST_NAMED ? [`And ${bad.length - MOST_NAMED} more.`] : [];
    return {
      id: 'endpoints',
      status: 'fail',
      code: 'endpoint-invalid',
      title: 'The document names an address that cannot be asked',
      detail: [...bad.slice(0, MOST_NAMED), ...more, 'Flows that need it fail there.'].join(' '),
    };
  }
  const missing = NEEDED.filter((name) => !named.includes(name));
  if (missing.length) {
    return {
      id: 'endpoints',
      status: 'warn',
      code: 'endpoint-missing',
      title: `The document names no ${missing.map((name) => `\`${name}\``).join(', ')}`,
      detail: 'Flows that need it stop there.',
    };
  }
  return {
    id: 'endpoints',
    status: 'pass',
    title: 'The endpoints are named',
    detail: NEEDED.map((name) => `\`${name}\``).join(', '),
  };
}

/** True for an address that a page can send a GET to. */
export function canBeAsked(value: unknown): value is string {
  return faultOf(value, false) === undefined;
}

function faultOf(value: unknown, secure: boolean): string | undefined {
  if (typeof value !== 'string')
    return `is ${Array.isArray(value) ? 'a list' : kindOf(value)}, not an address`;
  if (!URL.canParse(value)) return `says \`${quoted(value)}\`, which is no absolute URL`;
  const url = new URL(value);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return `says \`${quoted(value)}\`, which is neither https nor http`;
  if (url.username || url.password) return 'has a user name or password in it, which `fetch` refuses';
  if (secure && url.protocol === 'http:')
    return `says \`${quoted(value)}\`: plain http, where the issuer is on https`;
  return undefined;
}

const kindOf = (value: unknown) => (value === null ? '`null`' : `of type ${typeof value}`);

const quoted = (text: string) => text.replaceAll('`', '').slice(0, 200);
