/** Shown where the browser cannot be sent back: the request itself is not to be trusted. */
import type { Ctx, Tenant } from '#sandbox/context.ts';
import type { OAuthError } from '#sandbox/errors.ts';
import { html } from '#sandbox/html.ts';
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
<p>Tracking id: <code>${tenant.ids.hex(20)}</code></p>`,
    hint: false,
  });
}
