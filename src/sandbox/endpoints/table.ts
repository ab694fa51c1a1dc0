/** Every endpoint of the tenant: its methods, its path, who may read its answer, and which limit it counts against. */
import type { Ctx, Tenant } from '#sandbox/context.ts';
import { listedOrigins, type Readers } from '#sandbox/cors.ts';
import { activatePage, confirmDevicePage, deviceEndingPage } from '#sandbox/pages/activate.ts';
import { consentPage } from '#sandbox/pages/consent.ts';
import { loginPage } from '#sandbox/pages/login.ts';
import { logoutPage } from '#sandbox/pages/logout.ts';
import { signupPage } from '#sandbox/pages/signup.ts';
import type { LimitName } from '#sandbox/rate-limit.ts';
import { authorize } from './authorize.ts';
import { deviceCode } from './device-code.ts';
import { discovery } from './discovery.ts';
import { jwks } from './jwks.ts';
import { logout } from './logout.ts';
import { oidcLogout } from './oidc-logout.ts';
import { resume } from './resume.ts';
import { revoke } from './revoke.ts';
import { token } from './token.ts';
import { userinfo } from './userinfo.ts';

export type Endpoint = {
  methods: readonly string[];
  /** Below the issuer. */
  path: string;
  handler(tenant: Tenant, c: Ctx): Response | Promise<Response>;
  readers: Readers;
  limit: LimitName;
  /** A browser visits it: a refusal is a page, and the browser gets its device cookie. */
  isPage: boolean;
};

type Rest = Partial<Omit<Endpoint, 'methods' | 'path' | 'handler'>>;

function endpoint(
  methods: string,
  path: string,
  handler: Endpoint['handler'],
  { readers = listedOrigins, limit = 'other', isPage = false }: Rest = {},
): Endpoint {
  return { methods: methods.split(' '), path, handler, readers, limit, isPage };
}

const document: Rest = { readers: 'anyone' };
const page: Rest = { readers: 'nobody', isPage: true };

export const endpoints: readonly Endpoint[] = [
  endpoint('POST', '/oauth/token', token, { limit: 'token' }),
  endpoint('POST', '/oauth/device/code', deviceCode),
  endpoint('POST', '/oauth/revoke', revoke),
  endpoint('GET POST', '/userinfo', userinfo),

  endpoint('GET', '/.well-known/openid-configuration', discovery, document),
  endpoint('GET', '/.well-known/oauth-authorization-server', discovery, document),
  endpoint('GET', '/.well-known/jwks.json', jwks, { ...document, limit: 'jwks' }),

  endpoint('GET POST', '/authorize', authorize, page),
  endpoint('GET', '/authorize/resume', resume, page),
  endpoint('GET POST', '/u/login', loginPage, page),
  endpoint('GET POST', '/u/signup', signupPage, page),
  endpoint('GET POST', '/u/consent', consentPage, page),
  endpoint('GET POST', '/u/logout', logoutPage, page),
  endpoint('GET POST', '/activate', activatePage, page),
  endpoint('GET POST', '/activate/confirm', confirmDevicePage, page),
  endpoint('GET', '/activate/success', deviceEndingPage, page),
  endpoint('GET', '/activate/denied', deviceEndingPage, page),
  endpoint('GET', '/activate/expired', deviceEndingPage, page),
  endpoint('GET', '/v2/logout', logout, page),
  endpoint('GET POST', '/oidc/logout', oidcLogout, page),
];
