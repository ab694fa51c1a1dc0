/** What of the wanted scope is granted. */
import type { Params } from './body.ts';
import type { Tenant } from './context.ts';
import { type OAuthError, oauthError } from './errors.ts';
import type { Application } from './state.ts';

const OPENID_SCOPES = new Set(['openid', 'profile', 'email', 'address', 'phone']);

export function words(scope: string): string[] {
  return [...new Set(scope.split(/\s+/).filter(Boolean))];
}

/** `scope` of a body: a text, or in JSON a list of texts. */
export function askedScope(params: Params): string[] | OAuthError {
  const value = params.value('scope');
  if (value === undefined || typeof value === 'string') return words(value ?? '');
  const list = Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
  return list
    ? words(list.join(' '))
    : oauthError(400, 'invalid_scope', 'Scope must be an array or a string');
}

/**
 * Unknown scopes are dropped without an error. `offline_access` needs the refresh grant of the application, and the
 * API's consent to offline access.
 */
export function grantedScope(
  tenant: Tenant,
  client: Application,
  audience: string,
  asked: readonly string[],
): string[] {
  const api = audience === '' ? undefined : tenant.api(audience);
  const offline =
    client.grant_types.includes('refresh_token') && (audience === '' || api?.allow_offline_access === true);
  return asked.filter((scope) => {
    if (scope === 'offline_access') return offline;
    return OPENID_SCOPES.has(scope) || api?.scopes.some(({ value }) => value === scope);
  });
}

/**
 * The API that a token is for; empty for `/userinfo` only, which an application gets by naming it where the tenant
 * has a default audience.
 */
export function audienceOf(tenant: Tenant, asked: string): string {
  const wanted = tenant.through('audience', asked);
  if (wanted === tenant.url('userinfo')) return '';
  return wanted || tenant.through('audience', tenant.settings().default_audience);
}
