/** `response_mode=web_message`: the answer goes to the window that opened this page or holds it in a frame. */
import type { Tenant } from '#sandbox/context.ts';
import { html } from '#sandbox/html.ts';
import { page } from './layout.ts';

export function webMessagePage(tenant: Tenant, target: string, params: [string, string][]): Response {
  const message = { type: 'authorization_response', response: responseOf(params) };
  return page(tenant, {
    title: 'Back to the application',
    body: html`<p>The answer goes to <code>${target}</code>. This window closes by itself; it needs JavaScript.</p>`,
    script: 'web-message.js',
    frameAncestor: target,
    data: { message: JSON.stringify(message), target },
    hint: false,
  });
}

/** `expires_in` is a number here, as SDKs that read tokens from the message expect. */
function responseOf(params: [string, string][]): Record<string, string | number> {
  return Object.fromEntries(
    params.map(([name, value]) => [name, name === 'expires_in' ? Number(value) : value]),
  );
}
