/** What holds for the description as a whole, beside the differences that each operation names. */
import { type Difference, differs } from './operation.ts';

export const generalDifferences: readonly Difference[] = [
  differs(
    'answers',
    'Each operation lists the statuses 400, 401, 403, 404, 405, 429, 500, 501 and 503; 500 has no body.',
    'Boilerplate: each operation has its own pairs of status and error; 404, 405 and 501 are seldom seen.',
    'docs-old: errors; sdk: all',
  ),
  differs(
    'errors',
    'Bodies of errors have no codes and no texts.',
    'Exact pairs recur. Bad client authentication at the token endpoint is 401 `access_denied`, not the `invalid_client` of RFC 6749.',
    'issue: auth0-spa-js#454, #539; sdk: all',
  ),
  differs(
    'authentication',
    'No security schemes.',
    'None, `client_secret_post`, Basic, `private_key_jwt`, and certificates at a custom domain.',
    'docs: authenticate-with-private-key-jwt, set-up-the-customer-edge',
  ),
  differs(
    'operations',
    '28.',
    'Also discovery, keys, pushed requests, CIBA, passkeys, codes for database users, cross-origin login, captchas, global revocation.',
    'capture; docs: oas, configure-par, user-authorization-with-ciba, passkeys, set-up-cors',
  ),
  differs(
    'tags',
    '“DB Connections” and “DbConnections”, “WS-Fed” and “WS-Federation”.',
    'The same things.',
    'the description itself',
  ),
];
