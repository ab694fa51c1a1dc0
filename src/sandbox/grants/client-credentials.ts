import { isOAuthError, oauthError } from '#sandbox/errors.ts';
import { askedScope, audienceOf } from '#sandbox/scopes.ts';
import type { Application } from '#sandbox/state.ts';
import { accessToken } from '#sandbox/tokens.ts';
import type { Grant } from './grant.ts';

const denied = (description: string) => oauthError(403, 'access_denied', description);

const unauthorizedFor = ({ client_id }: Application, audience: string) =>
  denied(`Client "${client_id}" is not authorized to access resource server "${audience}".`);

/** Stores nothing, so nothing is saved. Never an ID token or a refresh token. */
export const clientCredentials: Grant = {
  type: 'client_credentials',
  log: { success: 'seccft', failure: 'feccft' },
  async answer(tenant, { client, params }) {
    const audience = audienceOf(tenant, params.get('audience'));
    if (params.get('audience') === tenant.url('userinfo'))
      return unauthorizedFor(client, params.get('audience'));
    if (audience === '') {
      return denied('No audience parameter was provided, and no default audience has been configured');
    }
    if (!tenant.api(audience)) return denied(`Service not enabled within domain: ${audience}`);
    const allowed = tenant.state.client_grants.find(
      (one) => one.client_id === client.client_id && one.audience === audience,
    );
    if (!allowed) return unauthorizedFor(client, audience);
    const asked = askedScope(params);
    if (isOAuthError(asked)) return asked;
    const refused = asked.filter((word) => !allowed.scope.includes(word));
    if (refused.length > 0) return denied(`Client has not been granted scopes: ${refused.join(', ')}`);
    const scope = asked.length === 0 ? allowed.scope : asked;
    const { token, expiresIn } = await accessToken(tenant, {
      client_id: client.client_id,
      sub: `${client.client_id}@clients`,
      scope,
      audience,
      gty: 'client-credentials',
    });
    return {
      access_token: token,
      ...(scope.length > 0 ? { scope: scope.join(' ') } : {}),
      expires_in: expiresIn,
      token_type: 'Bearer',
    };
  },
};
