import { bodyOf, type Params, queryOf } from '#sandbox/body.ts';
import type { Ctx, Tenant } from '#sandbox/context.ts';
import { redirect } from '#sandbox/deliver.ts';
import { isOAuthError, type OAuthError, oauthError } from '#sandbox/errors.ts';
import { errorPage } from '#sandbox/pages/error.ts';
import { loggedOut } from '#sandbox/pages/logout.ts';
import { urlMatches } from '#sandbox/redirect-uris.ts';
import { currentSession } from '#sandbox/sessions.ts';
import { pageUrl, startVisit } from '#sandbox/transactions.ts';

/**
 * `GET|POST /oidc/logout` (OpenID Connect RP-Initiated Logout). The Allowed Logout URLs are those of the application
 * that a hint or `client_id` names, and its first is where a request without an address goes; the tenant's count
 * only where nothing names an application.
 */
export async function oidcLogout(tenant: Tenant, c: Ctx): Promise<Response> {
  const params = c.req.method === 'POST' ? await bodyOf(c) : queryOf(c);
  const hint = await readHint(tenant, params);
  if (isOAuthError(hint)) return errorPage(tenant, c, hint);
  const { clientId, sid } = hint;
  const client = clientId === '' ? undefined : tenant.application(clientId);
  if (clientId !== '' && !client) {
    return errorPage(tenant, c, oauthError(400, 'invalid_request', `Unknown client: ${clientId}`), clientId);
  }
  const list = client?.allowed_logout_urls ?? tenant.settings().allowed_logout_urls;
  const target = params.get('post_logout_redirect_uri') || (client ? (list[0] ?? '') : '');
  if (target !== '' && !(URL.canParse(target) && list.some((one) => urlMatches(one, target)))) {
    const text = `The "post_logout_redirect_uri" parameter "${target}" is not defined as a valid URL in "Allowed Logout URLs".`;
    return errorPage(tenant, c, oauthError(400, 'invalid_request', text), clientId);
  }
  const state = params.has('state') ? params.get('state') : null;
  const session = await currentSession(tenant, c);
  const isKnown = !session || session.sid === sid;
  if (isKnown || !tenant.settings().oidc_logout_prompt) return loggedOut(tenant, c, target, state, clientId);
  const visit = await startVisit(tenant, c, clientId, { kind: 'logout', redirect_uri: target, state });
  return redirect(pageUrl(tenant, 'u/logout', visit));
}

type Hint = { clientId: string; sid: string };

/** Which application asks, and which session it knows: by an ID token, even an expired one, or by `logout_hint`. */
async function readHint(tenant: Tenant, params: Params): Promise<Hint | OAuthError> {
  const clientId = params.get('client_id');
  const token = params.get('id_token_hint');
  if (token === '') return { clientId, sid: clientId === '' ? '' : params.get('logout_hint') };
  const claims = await tenant.keys.verify(token);
  if (!claims) return oauthError(400, 'invalid_request', 'Invalid id_token_hint');
  const audience = [claims.aud].flat()[0] ?? '';
  if (clientId !== '' && clientId !== audience) {
    return oauthError(400, 'invalid_request', 'client_id does not match the id_token_hint');
  }
  return { clientId: audience, sid: String(claims['sid'] ?? '') };
}
