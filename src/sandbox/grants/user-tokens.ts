/** The tokens of a user, as the grants with a login give them. */
import type { Tenant } from '#sandbox/context.ts';
import type { Application, Permission, User } from '#sandbox/state.ts';
import { accessToken, idToken } from '#sandbox/tokens.ts';
import type { TokenAnswer } from './grant.ts';

export type UserTokensFor = {
  client: Application;
  user: User;
  permission: Permission;
  /** Narrower than the permission, after a refresh that asked for less. */
  scope?: readonly string[];
  nonce?: string;
  tellAuthTime?: boolean;
  refreshToken: string | undefined;
  isRefresh?: boolean;
};

/** `scope` is told when it holds `openid`, or differs from what was asked. */
export async function userTokens(tenant: Tenant, wanted: UserTokensFor): Promise<TokenAnswer> {
  const { client, user, permission, nonce, tellAuthTime, refreshToken, isRefresh } = wanted;
  const scope = wanted.scope ?? permission.scope;
  const [access, identity] = await Promise.all([
    accessToken(tenant, {
      client_id: client.client_id,
      sub: user.user_id,
      scope,
      audience: permission.audience,
      ...(isRefresh ? { gty: 'refresh_token' as const } : {}),
    }),
    scope.includes('openid')
      ? idToken(tenant, {
          client,
          user,
          permission: { ...permission, scope, ...(isRefresh ? { amr: [] } : {}) },
          ...(nonce ? { nonce } : {}),
          ...(tellAuthTime ? { tellAuthTime } : {}),
        })
      : undefined,
  ]);
  const told = scope.includes('openid') || scope.join(' ') !== permission.asked.join(' ');
  return {
    access_token: access.token,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    ...(identity === undefined ? {} : { id_token: identity }),
    ...(told ? { scope: scope.join(' ') } : {}),
    expires_in: access.expiresIn,
    token_type: 'Bearer',
  };
}
