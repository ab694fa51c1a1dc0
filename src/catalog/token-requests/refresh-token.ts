import { refuses } from '#catalog/answers.ts';
import { differs } from '#catalog/operation.ts';
import { API, anyClient, blockedUser, deniedByAction, mfaRequired, tokens } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { optional, required } from '#catalog/use.ts';

export const refreshToken = tokenRequest('refresh_token', {
  described: 'RefreshToken',
  is: 'Trades a refresh token for new tokens without a login. With rotation a new one comes and the old one dies; a second use ends the family.',
  docs: `${API}/refresh-token/refresh-token`,
  needs: ['grantTypes', 'refreshTokenRotation'],
  fields: [
    required('refresh_token'),
    optional('scope', { meaning: 'A part of what was granted.', default: 'all that was granted' }),
    optional('audience', {
      meaning:
        'Another API, if the application has a policy for it; `urn:DOMAIN:session_transfer` takes the login to a browser.',
      default: 'that of the login',
    }),
    optional('redirect_uri', { meaning: 'Sent by auth0-spa-js; ignored.' }),
  ],
  clientAuthentication: anyClient,
  answers: [
    {
      ...tokens,
      fields: [
        ...(tokens.fields ?? []),
        optional('issued_token_type', { meaning: 'With a session transfer; `token_type` is then `N_A`.' }),
      ],
    },
  ],
  errors: [
    refuses(
      403,
      'invalid_grant',
      'Unknown or invalid refresh token.',
      'It is unknown, expired, revoked, used, or of another application.',
      'sdk: auth0-java, Auth0.swift',
    ),
    refuses(
      403,
      'invalid_grant',
      "The refresh_token was generated for a user who doesn't exist anymore.",
      'The user was deleted.',
      'sdk: Auth0.swift',
    ),
    ...blockedUser,
    mfaRequired,
    deniedByAction,
    refuses(
      400,
      'invalid_request',
      'Cannot request both online_access and offline_access scopes',
      'Both scopes were asked for.',
      'docs: configure-online-refresh-tokens',
    ),
  ],
  differs: [
    differs('redirect_uri', 'Not in the description.', 'Sent by auth0-spa-js; ignored.', 'sdk: auth0-spa-js'),
    differs(
      'audience',
      'Not in the description.',
      'Another API by a policy, or a session transfer.',
      'docs: configure-and-implement-multi-resource-refresh-token',
    ),
    differs('client_id', 'Required.', 'It may stand in `Authorization: Basic`.', 'docs: use-refresh-tokens'),
  ],
});
