import { refuses } from '#catalog/answers.ts';
import { differs } from '#catalog/operation.ts';
import {
  API,
  anyClient,
  attackProtection,
  blockedUser,
  deniedByAction,
  leakedPassword,
  mfaRequired,
  tokens,
} from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { optional, required } from '#catalog/use.ts';

/** Refusals of a password, in whichever directory it is looked up. */
export const passwordRefused = [
  refuses(
    403,
    'invalid_grant',
    'Wrong email or password.',
    'The user is unknown, or the password is wrong.',
    'sdk: auth0-java, Auth0.swift',
  ),
  leakedPassword,
  ...blockedUser,
  ...attackProtection,
  mfaRequired,
  deniedByAction,
  refuses(
    400,
    'invalid_scope',
    'User is not authorized to the audience for those scopes',
    'The user lacks the permissions (seen in 2018).',
    'issue: auth0/docs#6177',
  ),
];

export const password = tokenRequest('password', {
  described: 'ResourceOwnerPassword',
  is: 'The application sees the password of the user and sends it itself, to the default directory of the tenant.',
  docs: `${API}/resource-owner-password-flow/get-token`,
  needs: ['grantTypes', 'defaultDirectory'],
  fields: [
    required('username'),
    required('password'),
    optional('realm', { meaning: 'Does nothing at this grant; another one reads it.' }),
    optional('audience', { default: 'the default audience of the tenant' }),
    optional('scope', { default: 'every scope; the answer says which' }),
  ],
  clientAuthentication: anyClient,
  answers: [tokens],
  errors: [
    ...passwordRefused,
    refuses(
      403,
      'server_error',
      'Authorization server not configured with default connection.',
      'The tenant has no default directory (older: 500).',
      'capture',
    ),
  ],
  differs: [
    differs(
      'meaning of realm',
      'Chooses the connection.',
      'Only the grant `http://auth0.com/oauth/grant-type/password-realm` reads it.',
      'docs: call-your-api-using-resource-owner-password-flow',
    ),
    differs('client_id', 'Required.', 'It may stand in `Authorization: Basic`.', 'docs: oas'),
  ],
});
