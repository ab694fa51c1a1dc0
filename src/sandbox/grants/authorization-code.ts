import { encodeBase64url } from '#lib/base64url.ts';
import { missingParameter, type OAuthError, oauthError, unauthorized } from '#sandbox/errors.ts';
import { newRefreshToken } from '#sandbox/refresh-tokens.ts';
import type { Application, Code } from '#sandbox/state.ts';
import { sha256 } from '#sandbox/tokens.ts';
import type { Grant } from './grant.ts';
import { userTokens } from './user-tokens.ts';

const invalidGrant = (description: string) => oauthError(403, 'invalid_grant', description);

/** A code works once: it is gone before anything is checked that could fail. */
export const authorizationCode: Grant = {
  type: 'authorization_code',
  log: { success: 'seacft', failure: 'feacft' },
  async answer(tenant, { client, params }) {
    const code = params.get('code');
    if (code === '') return missingParameter('code');
    const { codes } = tenant.state;
    const record = codes.get(code);
    if (!record || record.permission.client_id !== client.client_id) {
      return invalidGrant('Invalid authorization code');
    }
    codes.delete(code);
    const refusal =
      tenant.seconds() >= record.expires_at
        ? invalidGrant('Invalid authorization code')
        : (redirectUriRefusal(record, params.has('redirect_uri') ? params.get('redirect_uri') : undefined) ??
          (await verifierRefusal(client, record, params.get('code_verifier'))));
    const user = tenant.user(record.permission.user_id);
    if (refusal || !user || user.blocked) {
      await tenant.store.save();
      return refusal ?? oauthError(403, 'unauthorized', 'user is blocked');
    }
    const { permission, nonce, tell_auth_time } = record;
    const refreshToken = permission.scope.includes('offline_access')
      ? newRefreshToken(tenant, permission)
      : undefined;
    const [answer] = await Promise.all([
      userTokens(tenant, { client, user, permission, nonce, tellAuthTime: tell_auth_time, refreshToken }),
      tenant.store.save(),
    ]);
    return answer;
  },
};

function redirectUriRefusal(record: Code, given: string | undefined): OAuthError | undefined {
  const isDue = record.redirect_uri_sent || given !== undefined;
  if (!isDue || given === record.redirect_uri) return undefined;
  return invalidGrant(
    `The redirect URI is wrong. You send [${given ?? ''}], and we expected [${record.redirect_uri}]`,
  );
}

/** A public client without PKCE proves nothing; a verifier without a challenge is as wrong as the other way round. */
async function verifierRefusal(
  client: Application,
  { code_challenge, code_challenge_method }: Code,
  verifier: string,
): Promise<OAuthError | undefined> {
  if (code_challenge === '') {
    if (verifier !== '') return invalidGrant('Failed to verify code verifier');
    return client.token_endpoint_auth_method === 'none' ? unauthorized() : undefined;
  }
  if (verifier === '') return invalidGrant('Parameter code_verifier is required');
  const computed = code_challenge_method === 'S256' ? encodeBase64url(await sha256(verifier)) : verifier;
  return computed === code_challenge ? undefined : invalidGrant('Failed to verify code verifier');
}
