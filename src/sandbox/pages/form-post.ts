/** `response_mode=form_post`: a form that sends itself to the application. */
import type { Tenant } from '#sandbox/context.ts';
import { html } from '#sandbox/html.ts';
import { originOf } from '#sandbox/redirect-uris.ts';
import { page } from './layout.ts';

export function formPostPage(tenant: Tenant, redirectUri: string, params: [string, string][]): Response {
  return page(tenant, {
    title: 'Back to the application',
    body: html`<p>The answer goes to <code>${redirectUri}</code>.</p>
<form method="post" action="${redirectUri}">
${params.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button class="main">Continue</button>
</form>`,
    formAction: [originOf(redirectUri)],
    script: 'post-form.js',
    hint: false,
  });
}
