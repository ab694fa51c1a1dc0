/** The arguments that every oauth4webapi call wants, made from a step's context. */
import * as oauth from 'oauth4webapi';
import type { JsonObject } from '#lib/json.ts';
import { problem } from '#lib/problem.ts';
import type { StepContext } from './flow.ts';
import type { InputName, Name, Produced } from './known.ts';

/** The discovery document that the first step kept. */
export function server(ctx: StepContext): oauth.AuthorizationServer {
  return ctx.need('discovery') as unknown as oauth.AuthorizationServer;
}

export function client(ctx: StepContext): oauth.Client {
  return { client_id: ctx.target.clientId, [oauth.clockSkew]: Math.round((ctx.now() - Date.now()) / 1000) };
}

/** Plain http only where the tenant itself is plain http: one on this machine, as the form refuses it elsewhere. */
export function options(ctx: StepContext) {
  const send = (url: string, init: object) => ctx.fetch(url, init as RequestInit);
  return { [oauth.customFetch]: send, [oauth.allowInsecureRequests]: ctx.target.issuer.startsWith('http:') };
}

/** The access token, for a header. Throws a Problem where no header can carry it (RFC 6750 section 2.1). */
export function bearer(ctx: StepContext): string {
  const token = ctx.need('access_token');
  const at = [...token].findIndex((character) => character < '!' || character > '~');
  if (at < 0) return token;
  throw problem(
    'access-token-unusable',
    'The tenant’s access token cannot be sent',
    `Its character ${at + 1} of ${token.length} is none that a header carries: letters, digits and \`-._~+/=\` were expected. Nothing was sent. \`${ctx.target.issuer}\` has to issue another \`access_token\`.`,
    { spec: 'RFC 6750 section 2.1', cause: { member: 'access_token', issuer: ctx.target.issuer } },
  );
}

/** What is kept of a token answer: the fields of RFC 6749 section 5.1 and OpenID Connect, where present. */
export function tokens(answer: oauth.TokenEndpointResponse): Produced {
  const { access_token, id_token, refresh_token, token_type, expires_in, scope } = answer;
  return {
    access_token,
    ...(id_token === undefined ? {} : { id_token }),
    ...(refresh_token === undefined ? {} : { refresh_token }),
    token_type,
    ...(expires_in === undefined ? {} : { expires_in }),
    ...(scope === undefined ? {} : { scope }),
  };
}

/** The inputs that go into a request as they are, without the empty ones. */
export function given(ctx: StepContext, ...names: InputName[]): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const value = ctx.input(name);
    return value === undefined ? [] : [[name, value]];
  });
}

/** The claims of a compact JWT, unverified; empty when it is none. */
export function claimsOf(token: string | undefined, decode: (token: string) => object): JsonObject {
  try {
    return decode(token ?? '') as JsonObject;
  } catch {
    return {};
  }
}

/** Where the named values came from, without those that nothing brought. */
export function evidence<Key extends string>(
  ctx: Pick<StepContext, 'madeBy'>,
  names: Record<Key, Name>,
): Partial<Record<Key, number>> {
  const found: Partial<Record<Key, number>> = {};
  for (const key of Object.keys(names) as Key[]) {
    const event = ctx.madeBy(names[key]);
    if (event !== undefined) found[key] = event;
  }
  return found;
}

/** The steps that say what a login asks for. */
const ASK = ['authorize', 'device-authorization'];

/** What the login really asked for, with what the person changed in the draft; before it went out, what was entered. */
export function asked(ctx: Pick<StepContext, 'sent' | 'input'>, name: InputName): string | undefined {
  const sent = ASK.map((step) => ctx.sent(step)).find((params) => params !== undefined);
  return sent ? sent.find(([each]) => each === name)?.[1] : ctx.input(name);
}

/** Whether the scope asks for an ID token. */
export function asksForIdToken(ctx: StepContext): boolean {
  return (asked(ctx, 'scope') ?? '').split(/\s+/).includes('openid');
}
