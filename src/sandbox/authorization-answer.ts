/** Makes the code and the tokens that `/authorize` hands out. */
import type { Tenant } from './context.ts';
import { grantedScope } from './scopes.ts';
import { touchSession } from './sessions.ts';
import type { Application, AuthorizeRequest, Permission, Session, Transaction, User } from './state.ts';
import { accessToken, idToken } from './tokens.ts';

const CODE_LENGTH = 45;

type Known = {
  request: AuthorizeRequest;
  client: Application;
  session: Session;
  user: User;
  visit: Transaction | undefined;
};

/** The parameters of the answer. Records the code and the grant; the caller saves before it sends them. */
export async function authorizationAnswer(tenant: Tenant, known: Known): Promise<[string, string][]> {
  const { request, client, session, user, visit } = known;
  const { response_type, state } = request;
  const scope = grantedScope(tenant, client, request.audience, request.scope);
  touchSession(tenant, session);
  rememberGrant(tenant, {
    user_id: user.user_id,
    client_id: client.client_id,
    audience: request.audience,
    scope,
  });
  const permission: Permission = {
    client_id: client.client_id,
    user_id: user.user_id,
    sid: session.sid,
    auth_time: session.auth_time,
    scope,
    amr: amrOf(visit),
    asked: request.scope,
    audience: request.audience,
  };
  const code = response_type.includes('code') ? newCode(tenant, request, permission) : undefined;
  const access = response_type.includes('token')
    ? await accessToken(tenant, {
        client_id: client.client_id,
        sub: user.user_id,
        // A token in the address bar brings no refresh token along.
        scope: scope.filter((word) => word !== 'offline_access'),
        audience: request.audience,
        frontChannel: true,
      })
    : undefined;
  const identity = response_type.includes('id_token')
    ? await idToken(tenant, {
        client,
        user,
        permission,
        nonce: request.nonce,
        tellAuthTime: tellsAuthTime(request),
        withAccessToken: access?.token,
        withCode: code,
      })
    : undefined;
  return [
    ...entry('code', code),
    ...entry('access_token', access?.token),
    ...(access
      ? entry('scope', scope.filter((word) => word !== 'offline_access').join(' ') || undefined)
      : []),
    ...entry('expires_in', access && String(access.expiresIn)),
    ...entry('token_type', access && 'Bearer'),
    ...entry('state', state ?? undefined),
    ...entry('id_token', identity),
  ];
}

function entry(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]];
}

function newCode(tenant: Tenant, request: AuthorizeRequest, permission: Permission): string {
  const code = tenant.ids.text(CODE_LENGTH);
  tenant.state.codes.put({
    code,
    permission,
    redirect_uri: request.redirect_uri,
    redirect_uri_sent: request.redirect_uri_sent,
    nonce: request.nonce,
    tell_auth_time: tellsAuthTime(request),
    code_challenge: request.code_challenge,
    code_challenge_method: request.code_challenge_method,
    expires_at: tenant.seconds() + tenant.settings().code_lifetime_in_seconds,
  });
  return code;
}

function tellsAuthTime({ max_age, prompt }: AuthorizeRequest): boolean {
  return max_age !== null || prompt.includes('login');
}

/** One grant for each user, application and API; its scope only grows. */
export function rememberGrant(
  tenant: Tenant,
  {
    user_id,
    client_id,
    audience,
    scope,
  }: { user_id: string; client_id: string; audience: string; scope: readonly string[] },
): void {
  const id = grantId(user_id, client_id, audience);
  const known = tenant.state.grants.get(id)?.scope ?? [];
  tenant.state.grants.put({ id, user_id, client_id, audience, scope: [...new Set([...known, ...scope])] });
}

export function grantId(userId: string, clientId: string, audience: string): string {
  return [userId, clientId, audience].join(' ');
}

/** Auth0 says how the user logged in only where a second factor was part of this very visit. */
function amrOf(visit: Transaction | undefined): string[] {
  const names = visit?.steps.flatMap((step) => (step.name === 'login' ? [step.method.name] : [])) ?? [];
  return names.includes('mfa') ? ['mfa'] : [];
}
