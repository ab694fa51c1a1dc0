/** Which application is asking, and whether it proved it. */
import { decodeBase64url } from '#lib/base64url.ts';
import type { Params } from './body.ts';
import type { Ctx, Tenant } from './context.ts';
import type { Application } from './state.ts';

/**
 * The application, by `client_id` in the body or HTTP Basic. Null when it is unknown or its secret is wrong.
 * `client_secret_post` and `client_secret_basic` behave alike. `private_key_jwt` is not there.
 */
export function authenticateClient(tenant: Tenant, c: Ctx, params: Params): Application | null {
  const basic = basicCredentials(c.req.header('authorization'));
  const client = tenant.application(basic?.id ?? params.get('client_id'));
  c.set('client', client);
  if (!client) return null;
  if (client.token_endpoint_auth_method === 'none') return client;
  return sameText(basic?.secret ?? params.get('client_secret'), client.client_secret) ? client : null;
}

function basicCredentials(header = ''): { id: string; secret: string } | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(header)?.[1];
  const bytes = encoded ? decodeBase64url(encoded) : null;
  if (!bytes) return undefined;
  const [id = '', ...rest] = new TextDecoder().decode(bytes).split(':');
  return { id: formDecoded(id), secret: formDecoded(rest.join(':')) };
}

/** RFC 6749, section 2.3.1: both halves are form-encoded first. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Takes the same time wherever the texts differ. An empty secret fits nothing. */
export function sameText(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < expected.length; index++) {
    difference |= expected.charCodeAt(index) ^ (given.charCodeAt(index) || 0);
  }
  return expected !== '' && difference === 0;
}
