/**
 * How an application proves who it is at the token, device and revocation endpoints. The only list: the tenant form,
 * the flows, the trace's shape and the imports read it from here. RFC 6749 section 2.3, RFC 7523, RFC 8705, and the
 * registry of OpenID Connect Core section 9.
 */
export type ClientAuthFacts = {
  /** What a person reads beside the protocol's name. */
  label: string;
  /** What the page has to hold to use it. */
  needs: 'nothing' | 'client_secret' | 'key' | 'certificate';
  /** True, or the reason why a page cannot do it. */
  fromPage: true | string;
};

const NO_CERTIFICATE =
  'A page cannot choose the client certificate of a TLS connection: run such a request elsewhere.';

const facts = {
  none: { label: 'public client', needs: 'nothing', fromPage: true },
  client_secret_post: { label: 'in the body', needs: 'client_secret', fromPage: true },
  client_secret_basic: { label: 'in a header', needs: 'client_secret', fromPage: true },
  client_secret_jwt: { label: 'a JWT signed with the secret', needs: 'client_secret', fromPage: true },
  private_key_jwt: { label: 'a JWT signed with a key of this browser', needs: 'key', fromPage: true },
  tls_client_auth: { label: 'a certificate', needs: 'certificate', fromPage: NO_CERTIFICATE },
  self_signed_tls_client_auth: {
    label: 'a certificate of its own',
    needs: 'certificate',
    fromPage: NO_CERTIFICATE,
  },
} as const satisfies Record<string, ClientAuthFacts>;

export type ClientAuthMethod = keyof typeof facts;

export const clientAuth: Readonly<Record<ClientAuthMethod, ClientAuthFacts>> = facts;

/** In the order in which a form offers them. */
export const clientAuthMethods = Object.keys(facts) as [ClientAuthMethod, ...ClientAuthMethod[]];

export function isClientAuthMethod(name: unknown): name is ClientAuthMethod {
  return typeof name === 'string' && Object.hasOwn(facts, name);
}

/** Whether an application with this method has a `client_secret`. */
export function needsSecret(method: ClientAuthMethod): boolean {
  return clientAuth[method].needs === 'client_secret';
}
