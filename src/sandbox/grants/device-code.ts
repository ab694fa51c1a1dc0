import { missingParameter, oauthError } from '#sandbox/errors.ts';
import { newRefreshToken } from '#sandbox/refresh-tokens.ts';
import { DEVICE_GRANT } from '#sandbox/seed.ts';
import type { Grant } from './grant.ts';
import { userTokens } from './user-tokens.ts';

const invalid = oauthError(403, 'invalid_grant', 'Invalid or expired device code.');

/** 403 and 429 where RFC 8628 wants 400. Expiry and refusal are told once; then the code is unknown. */
export const deviceCodeGrant: Grant = {
  type: DEVICE_GRANT,
  log: { success: 'sede', failure: 'fede' },
  async answer(tenant, { client, params }) {
    const code = params.get('device_code');
    if (code === '') return missingParameter('device_code');
    const { device_codes } = tenant.state;
    const record = device_codes.get(code);
    if (!record || record.client_id !== client.client_id) return invalid;
    const now = tenant.now() / 1000;
    // The tenant's clock may have been set back since.
    const early = now >= record.polled_at && now - record.polled_at < record.interval;
    device_codes.patch(code, { polled_at: now });
    const isExpired = tenant.seconds() >= record.expires_at;
    if (isExpired || record.status === 'denied') {
      device_codes.delete(code);
      await tenant.store.save();
      return isExpired
        ? oauthError(403, 'expired_token', 'The device code has expired.')
        : oauthError(403, 'access_denied', 'User cancelled the confirmation prompt.');
    }
    if (early) {
      await tenant.store.save();
      return oauthError(
        429,
        'slow_down',
        `You are polling faster than the specified interval of ${record.interval} seconds.`,
      );
    }
    const { permission } = record;
    if (record.status !== 'approved' || !permission) {
      await tenant.store.save();
      return oauthError(403, 'authorization_pending', 'User has yet to authorize device code.');
    }
    device_codes.delete(code);
    const user = tenant.user(permission.user_id);
    if (!user || user.blocked) {
      await tenant.store.save();
      return oauthError(403, 'unauthorized', 'user is blocked');
    }
    const refreshToken = permission.scope.includes('offline_access')
      ? newRefreshToken(tenant, permission)
      : undefined;
    await tenant.store.save();
    return userTokens(tenant, { client, user, permission, refreshToken });
  },
};
