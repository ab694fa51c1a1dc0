import { gives, refuses } from '#catalog/answers.ts';
import {
  API,
  anyClient,
  attackProtection,
  deniedByAction,
  mfaRequired,
  tokens,
  unauthorizedAudience,
} from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { optional, optionals, required, requiredWhen } from '#catalog/use.ts';

/** RFC 8693 says what came out. */
export const exchanged = gives(200, 'Tokens, and what kind the access token is.', {
  fields: [...(tokens.fields ?? []), required('issued_token_type')],
});

export const customTokenExchange = tokenRequest('urn:ietf:params:oauth:grant-type:token-exchange', {
  title: 'Custom token exchange',
  is: 'Trades a token of your own, which an Action checks, for tokens of the tenant. Not in the description.',
  docs: `${API}/custom-token-exchange/get-token`,
  fields: [
    required('subject_token'),
    required('subject_token_type', {
      meaning: 'An `https` or `urn` of your own; those of Auth0, Okta and the IETF are reserved.',
    }),
    ...optionals('audience', 'scope', 'organization', 'actor_token'),
    requiredWhen('actor_token_type', '`actor_token` is sent'),
    optional('requested_token_type'),
  ],
  clientAuthentication: anyClient,
  answers: [exchanged],
  errors: [
    refuses(
      400,
      'invalid_request',
      undefined,
      'The type is unknown, or a field is malformed.',
      'docs: custom-token-exchange',
    ),
    refuses(
      400,
      'invalid_request',
      'MFA is not supported using actor_token with the requested token exchange profile.',
      'A second factor would be due.',
      'docs: custom-token-exchange',
    ),
    ...unauthorizedAudience,
    ...attackProtection,
    mfaRequired,
    deniedByAction,
  ],
});
