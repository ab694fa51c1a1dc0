import { isOAuthError, missingParameter, oauthError } from '#sandbox/errors.ts';
import { redeemRefreshToken } from '#sandbox/refresh-tokens.ts';
import { askedScope } from '#sandbox/scopes.ts';
import type { Grant } from './grant.ts';
import { userTokens } from './user-tokens.ts';

/** `scope` may only narrow; another `audience` is ignored, as on Auth0 without a multi-resource policy. */
export const refreshToken: Grant = {
  type: 'refresh_token',
  log: { success: 'sertft', failure: 'fertft' },
  async answer(tenant, { client, params }) {
    const token = params.get('refresh_token');
    if (token === '') return missingParameter('refresh_token');
    const asked = askedScope(params);
    if (isOAuthError(asked)) return asked;
    const redeemed = redeemRefreshToken(tenant, client, token);
    // A reuse changes the state as well: the family is gone.
    await tenant.store.save();
    if (!redeemed) return oauthError(403, 'invalid_grant', 'Unknown or invalid refresh token.');
    const { permission } = redeemed.record;
    const user = tenant.user(permission.user_id);
    if (!user || user.blocked) {
      return user
        ? oauthError(403, 'unauthorized', 'user is blocked')
        : oauthError(
            403,
            'invalid_grant',
            "The refresh_token was generated for a user who doesn't exist anymore.",
          );
    }
    return userTokens(tenant, {
      client,
      user,
      permission,
      ...(asked.length > 0 ? { scope: permission.scope.filter((word) => asked.includes(word)) } : {}),
      refreshToken: redeemed.replacement,
      isRefresh: true,
    });
  },
};
