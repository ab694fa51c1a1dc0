/** The arguments that every oauth4webapi call wants, made from a step's context. */
import * as oauth from 'oauth4webapi';
import type { Json, JsonObject } from '#lib/json.ts';
import { problem } from '#lib/problem.ts';
import type { Produced, StepContext } from './flow.ts';

/** The discovery document that the first step kept. */
export function server(ctx: StepContext): oauth.AuthorizationServer {
  return ctx.values['discovery'] as unknown as oauth.AuthorizationServer;
}

export function client(ctx: StepContext): oauth.Client {
  return { client_id: ctx.target.clientId, [oauth.clockSkew]: Math.round((ctx.now() - Date.now()) / 1000) };
}

const WITH_SECRET = ['token_endpoint', 'device_authorization_endpoint', 'revocation_endpoint'] as const;

/**
 * A secret is for the tenant it was entered for. An Auth0 tenant answers everything on one origin; a discovery document
 * that sends the secret to another one is refused. OpenID Providers at large do use several origins: there the draft
 * shows the address before the secret goes there.
 */
function refuseElsewhere(ctx: StepContext): void {
  if (ctx.target.tenantKind === 'oidc') return;
  const { origin } = new URL(ctx.target.issuer);
  for (const name of WITH_SECRET) {
    const endpoint = server(ctx)[name];
    if (endpoint === undefined || (URL.canParse(endpoint) && new URL(endpoint).origin === origin)) continue;
    throw problem(
      'endpoint-elsewhere',
      `\`${name}\` is not at the tenant`,
      `Discovery names ${endpoint}. The secret was entered for ${origin}, and goes nowhere else.`,
      { cause: { endpoint, issuer: ctx.target.issuer } },
    );
  }
}

/** How this application proves itself; asks for the secret only where the method needs one. */
export function clientAuth(ctx: StepContext): oauth.ClientAuth {
  if (ctx.target.authMethod !== 'none') refuseElsewhere(ctx);
  switch (ctx.target.authMethod) {
    case 'none':
      return oauth.None();
    case 'client_secret_post':
      return oauth.ClientSecretPost(ctx.secret('client_secret'));
    case 'client_secret_basic':
      return oauth.ClientSecretBasic(ctx.secret('client_secret'));
  }
}

/** Plain http only where the tenant itself is plain http: one on this machine, as the form refuses it elsewhere. */
export function options(ctx: StepContext) {
  const send = (url: string, init: object) => ctx.fetch(url, init as RequestInit);
  return { [oauth.customFetch]: send, [oauth.allowInsecureRequests]: ctx.target.issuer.startsWith('http:') };
}

/** A text value that an earlier step made; empty when there is none. */
export function text(ctx: StepContext, name: string): string {
  const value = ctx.values[name];
  return typeof value === 'string' ? value : '';
}

/** What is kept of a token answer: the fields of RFC 6749 section 5.1 and OpenID Connect, where present. */
export function tokens(answer: oauth.TokenEndpointResponse): Produced {
  const produced: Produced = {};
  for (const name of ['access_token', 'id_token', 'refresh_token', 'token_type', 'expires_in', 'scope']) {
    const value = answer[name];
    if (value !== undefined) produced[name] = value as Json;
  }
  return produced;
}

/** The inputs that go into a request as they are, without the empty ones. */
export function given(ctx: StepContext, ...names: string[]): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const value = ctx.inputs[name]?.trim();
    return value ? [[name, value]] : [];
  });
}

/** The claims of a compact JWT, unverified; empty when it is none. */
export function claimsOf(token: string, decode: (token: string) => object): JsonObject {
  try {
    return decode(token) as JsonObject;
  } catch {
    return {};
  }
}

/** Where the named values came from, without those that nothing brought. */
export function evidence<Key extends string>(
  ctx: StepContext,
  names: Record<Key, string>,
): Partial<Record<Key, number>> {
  const found: Partial<Record<Key, number>> = {};
  for (const key of Object.keys(names) as Key[]) {
    const event = ctx.madeBy(names[key]);
    if (event !== undefined) found[key] = event;
  }
  return found;
}

/** Whether the scope asks for an ID token. */
export function asksForIdToken(ctx: StepContext): boolean {
  return (ctx.inputs['scope'] ?? '').split(/\s+/).includes('openid');
}
