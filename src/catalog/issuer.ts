import { type Problem, problem } from '#lib/problem.ts';

export type ParsedIssuer = {
  /** As discovery is asked for it: with the slash for Auth0, as typed for any other provider. */
  issuer: string;
  kind: 'auth0' | 'oidc';
  /** What was changed or assumed, one sentence each, for the person to read. */
  notices: string[];
};

const LONGEST = 2048;
const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);
const REGIONS = new Set(['us', 'eu', 'au', 'jp', 'uk', 'ca']);
/** Pages and endpoints that people copy from the address bar; what stands before them is the issuer. */
const ENDPOINT =
  /\/(?:authorize(?:\/resume)?|oauth\/[a-z/_]+|userinfo|u\/[a-z/_-]+|login|logout|v2\/logout|oidc\/[a-z]+|activate|device|samlp\/.*|wsfed\/.*|api\/v2.*)\/?$/;

/**
 * Reads what a person calls their tenant: a domain, a custom domain, an issuer, a discovery URL, a page of the
 * Auth0 Dashboard or a page of the tenant. Asks nobody: whether a tenant answers there, and whether it states the
 * same issuer, is for discovery to tell (OpenID Connect Discovery section 4.3).
 * Problems: `issuer-empty`, `issuer-malformed`, `issuer-scheme`, `issuer-userinfo`, `issuer-insecure`,
 * `issuer-dashboard`.
 */
export function parseIssuer(text: string): ParsedIssuer | Problem {
  const typed = text.trim();
  if (!typed)
    return problem('issuer-empty', 'No tenant given', 'Enter a domain, such as `my-tenant.eu.auth0.com`.');
  if (typed.length > LONGEST) return malformed(`It is ${typed.length} characters long; no domain is.`);
  if (/\s/.test(typed)) return malformed('There is a space in it.');

  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase();
  if (scheme && scheme !== 'https' && scheme !== 'http')
    return problem('issuer-scheme', 'Not a web address', `\`${scheme}:\` is not \`https:\`.`);
  const bare = scheme === undefined;
  const url = parseUrl(bare ? `https://${typed}` : typed);
  if (!url) return malformed('It is neither a domain nor a URL.');
  if (url.username || url.password)
    return problem(
      'issuer-userinfo',
      'A user name or password stands in the address',
      'Leave out what stands before the `@`. An issuer has no user and no password.',
    );
  const local = LOCAL_HOSTS.has(url.hostname) || url.hostname.endsWith('.localhost');
  if (bare && local) url.protocol = 'http:';
  if (url.protocol === 'http:' && !local)
    return problem(
      'issuer-insecure',
      'An issuer needs `https`',
      `\`http\` is accepted for \`localhost\`, \`127.0.0.1\` and \`[::1]\` only. On ${url.hostname} anybody on the way could read and change the answers.`,
      { spec: 'https://openid.net/specs/openid-connect-core-1_0.html#IssuerIdentifier' },
    );
  if (!local && !/^[a-z0-9-]+(\.[a-z0-9-]+)+\.?$|^\[/.test(url.hostname))
    return malformed(`\`${url.hostname}\` is not a full domain.`);

  if (url.hostname === 'manage.auth0.com') return fromDashboard(url);
  if (url.hostname === 'auth0.com' || url.hostname === 'www.auth0.com')
    return malformed('`auth0.com` is the web site of Auth0. A tenant is below it: `my-tenant.eu.auth0.com`.');
  return fromUrl(url, typed, bare, local);
}

function fromUrl(url: URL, typed: string, bare: boolean, local: boolean): ParsedIssuer {
  const notices: string[] = [];
  if (url.search || url.hash)
    notices.push('Left out what follows the path: an issuer has no query and no fragment.');
  const auth0 = url.hostname.endsWith('.auth0.com');
  const path = pathOf(url.pathname, notices);
  if (auth0 || (bare && !local && !path)) {
    if (auth0 && path) notices.push(`Left out \`${path}\`: the issuer of an Auth0 tenant is its domain.`);
    else if (!auth0)
      notices.push('Taken as a custom domain of Auth0. For another provider enter its whole issuer.');
    const issuer = `https://${url.host}/`;
    if (!bare && issuer !== typed && notices.length === 0)
      notices.push('Auth0 writes its issuer with a slash at the end.');
    return { issuer, kind: 'auth0', notices };
  }
  const slash = typed.endsWith('/') && notices.length === 0 ? '/' : '';
  if (bare) notices.push(`Taken as \`${url.protocol}//\`, which was not given.`);
  return { issuer: `${url.origin}${path}${slash}`, kind: 'oidc', notices };
}

/**
 * The path of the issuer without the slash at the end; well-known and endpoint paths are taken off, until none is
 * left: an issuer that is read again is the same.
 */
function pathOf(pathname: string, notices: string[]): string {
  let path = pathname;
  for (;;) {
    const shorter = shortened(path, notices);
    if (shorter === path) return path;
    path = shorter;
  }
}

function shortened(pathname: string, notices: string[]): string {
  const known =
    /^(.*?)\/\.well-known\/(openid-configuration|oauth-authorization-server|jwks\.json)(\/.*)?$/.exec(
      pathname,
    );
  if (known) {
    notices.push(`Left out \`/.well-known/${known[2]}\`: what is before it is the issuer.`);
    return (known[1] || known[3] || '').replace(/\/+$/, '');
  }
  const endpoint = ENDPOINT.exec(pathname);
  if (endpoint) {
    notices.push(`Left out \`${endpoint[0]}\`: that is a page of the provider, not its issuer.`);
    return pathname.slice(0, endpoint.index);
  }
  return pathname.replace(/\/+$/, '');
}

function fromDashboard(url: URL): ParsedIssuer | Problem {
  const [, , region = '', tenant = ''] = url.pathname.split('/');
  const domain = `${tenant}.${region}.auth0.com`;
  // `xn--` and its like are made of the right letters, and are no domain.
  const real = /^[a-z0-9][a-z0-9-]*$/.test(tenant) && URL.canParse(`https://${domain}/`);
  if (!REGIONS.has(region) || !real)
    return problem(
      'issuer-dashboard',
      'This page of the Dashboard names no tenant',
      'The domain stands in the Dashboard under Applications, your application, Settings, Domain.',
    );
  const notices = [`Read from the address of the Dashboard: tenant \`${tenant}\`, region \`${region}\`.`];
  if (region === 'us')
    notices.push(`Older tenants in the US have no region in their domain: \`${tenant}.auth0.com\`.`);
  return { issuer: `https://${domain}/`, kind: 'auth0', notices };
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function malformed(detail: string): Problem {
  return problem(
    'issuer-malformed',
    'Not an issuer',
    `${detail} Enter a domain, such as \`my-tenant.eu.auth0.com\`, or the whole issuer.`,
  );
}
