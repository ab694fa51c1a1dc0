/** Shown where the browser cannot be sent back: the request itself is not to be trusted. */
import type { Ctx, Tenant } from '#sandbox/context.ts';
import type { OAuthError } from '#sandbox/errors.ts';
import { html, type Markup } from '#sandbox/html.ts';
import { page } from './layout.ts';

/** `advice`: what Auth0's own text leaves out. */
export function errorPage(
  tenant: Tenant,
  c: Ctx,
  refusal: OAuthError,
  clientId = '',
  advice?: string,
): Response {
  const { status, error, error_description } = refusal;
  c.set('log', { type: 'f', description: `${error}: ${error_description}`, client_id: clientId });
  return page(tenant, {
    title: 'Oops!, something went wrong',
    status,
    body: html`<p class="problem">${error}: ${error_description}</p>
${advice !== undefined && html`<p>${advice}</p>`}
<p>Tracking id: <code>${tenant.ids.hex(20)}</code></p>
${wayBack(tenant, c, `${error}: ${error_description}`)}`,
    hint: false,
  });
}

/**
 * Auth0 leaves a person here. To the app that this tenant practises with, and with what the page says, since nobody can
 * read it there; the fragment is in no log. Never to another origin: `redirect_uri` is what may have been refused.
 */
function wayBack(tenant: Tenant, c: Ctx, said: string): Markup | undefined {
  const wanted = c.req.query('redirect_uri') ?? '';
  const asked = URL.canParse(wanted) ? new URL(wanted).origin : '';
  const origin = tenant.appOrigins.find((one) => one === asked) ?? tenant.appOrigins[0];
  if (origin === undefined) return undefined;
  return html`<p><a href="${`${origin}/back#${new URLSearchParams({ said })}`}">Back to the run in Grantscope</a></p>`;
}
