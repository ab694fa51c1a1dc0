/** The arguments that every oauth4webapi call wants, made from a step's context. */
import * as oauth from 'oauth4webapi';
import type { Json, JsonObject } from '#lib/json.ts';
import type { Produced, StepContext } from './flow.ts';

/** The discovery document that the first step kept. */
export function server(ctx: StepContext): oauth.AuthorizationServer {
  return ctx.values['discovery'] as unknown as oauth.AuthorizationServer;
}

export function client(ctx: StepContext): oauth.Client {
  return { client_id: ctx.target.clientId, [oauth.clockSkew]: Math.round((ctx.now() - Date.now()) / 1000) };
}

/** How this application proves itself; asks for the secret only where the method needs one. */
export function clientAuth(ctx: StepContext): oauth.ClientAuth {
  switch (ctx.target.authMethod) {
    case 'none':
      return oauth.None();
    case 'client_secret_post':
      return oauth.ClientSecretPost(ctx.secret('client_secret'));
    case 'client_secret_basic':
      return oauth.ClientSecretBasic(ctx.secret('client_secret'));
  }
}

/** Plain http is for tenants on this machine: the form refuses it elsewhere, and the browser too. */
export function options(ctx: StepContext) {
  const send = (url: string, init: object) => ctx.fetch(url, init as RequestInit);
  return { [oauth.customFetch]: send, [oauth.allowInsecureRequests]: true };
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
