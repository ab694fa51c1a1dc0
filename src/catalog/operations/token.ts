import { refuses } from '#catalog/answers.ts';
import { differs, formOrJsonByGrant, operation } from '#catalog/operation.ts';
import {
  API,
  anyClient,
  badAssertion,
  dpopRefused,
  malformedScope,
  missing,
  unauthorizedClient,
  unknownAudience,
} from '#catalog/shared.ts';
import { tokenRequests } from '#catalog/token-requests.ts';
import { header } from '#catalog/use.ts';

export const token = operation('token', 'POST /oauth/token', {
  is: 'Trades something for tokens: `grant_type` says what. Each grant has its own fields; the refusals below are common to all.',
  docs: `${API}/authorization-code-flow-with-pkce/get-token-pkce`,
  needs: ['grantTypes'],
  headers: [
    header('auth0-client'),
    header(
      'auth0-forwarded-for',
      'optional',
      'Counts for applications that prove themselves, with the setting on.',
    ),
    header('dpop', 'optional', 'Binds the tokens to a key.'),
  ],
  body: formOrJsonByGrant(tokenRequests),
  clientAuthentication: anyClient,
  cors: 'callback-or-web-origins',
  limit: '30 at once, 30 a second, for the tenant',
  answers: [],
  errors: [
    missing(),
    unauthorizedClient,
    badAssertion,
    refuses(
      400,
      'unsupported_grant_type',
      undefined,
      'The tenant knows no such grant.',
      'rfc 6749; status inferred',
    ),
    refuses(
      403,
      'unauthorized_client',
      "Grant type '{grant_type}' not allowed for the client.",
      'The application lacks the grant.',
      'capture',
    ),
    malformedScope,
    unknownAudience,
    ...dpopRefused,
    refuses(
      429,
      'too_many_requests',
      'Rate limit exceeded.',
      'The policy of this application.',
      'docs: custom-rate-limit-policies',
    ),
  ],
  differs: [
    differs(
      'headers',
      '`auth0-forwarded-for` only.',
      '`Auth0-Client` and `DPoP` are read too.',
      'sdk: all; docs: demonstrating-proof-of-possession-dpop',
    ),
    differs(
      'encodings',
      'JSON for one grant, a form for ten.',
      'Both for all; JSON only where a field is an object.',
      'docs: oas; sdk: auth0-spa-js, auth0.js',
    ),
    differs(
      'answers',
      'An answer of 200 may hold `error`.',
      'Never; and `recovery_code` comes with one grant only.',
      'capture; sdk: go-auth0',
    ),
    differs(
      'errors',
      '403 says that the device is not authorized yet or that the transaction failed.',
      '403 is the status of most `invalid_grant`, of `mfa_required` and `unauthorized_client`. Bad client authentication is 401 `access_denied`, where the RFC has `invalid_client`.',
      'sdk: go-auth0, auth0-java; issue: auth0-spa-js#454',
    ),
    differs(
      'grants',
      'Eleven.',
      'Also password-realm, passkeys, CIBA, custom and on-behalf-of exchange, federated connections, cross-app access, codes for database users.',
      'docs: custom-token-exchange, user-authorization-with-ciba, token-vault, passkeys',
    ),
  ],
});
