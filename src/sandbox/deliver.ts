/** Sends the answer of `/authorize` to the application, in the mode it asked for. */
import type { Tenant } from './context.ts';
import type { OAuthError } from './errors.ts';
import { formPostPage } from './pages/form-post.ts';
import { webMessagePage } from './pages/web-message.ts';
import { encodedParams, originOf, withoutFragment, withQuery } from './redirect-uris.ts';

export type ReturnTo = { redirect_uri: string; response_mode: string; state: string | null };

export function deliver(tenant: Tenant, to: ReturnTo, answer: [string, string][]): Response {
  const { redirect_uri, response_mode } = to;
  const withIssuer: [string, string][] = tenant.settings().issuer_parameter
    ? [...answer, ['iss', tenant.issuer]]
    : answer;
  const params = tenant.through('callback', withIssuer);
  if (response_mode === 'form_post') return formPostPage(tenant, withoutFragment(redirect_uri), params);
  if (response_mode === 'web_message') return webMessagePage(tenant, originOf(redirect_uri), params);
  return redirect(
    response_mode === 'fragment'
      ? `${withoutFragment(redirect_uri)}#${encodedParams(params)}`
      : withQuery(redirect_uri, params),
  );
}

export function deliverError(
  tenant: Tenant,
  to: ReturnTo,
  { error, error_description }: OAuthError,
): Response {
  const state: [string, string][] = to.state === null ? [] : [['state', to.state]];
  return deliver(tenant, to, [['error', error], ['error_description', error_description], ...state]);
}

/** An address from outside may hold what no header can: the parser encodes or drops it. */
export function redirect(target: string): Response {
  const location = URL.canParse(target) ? new URL(target).href : target;
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}
