import { gives, refuses } from '#catalog/answers.ts';
import { differs, json, operation, requiresNothing } from '#catalog/operation.ts';
import { API, clientInBody, proofOfClient } from '#catalog/shared.ts';
import { header, optional, required, requiredWhen } from '#catalog/use.ts';

const old = 'docs-old: errors/passwordless';

export const passwordlessStart = operation('passwordless-start', 'POST /passwordless/start', {
  is: 'Sends a code by mail or SMS, or a link by mail. Six digits, three minutes, three tries; only the newest works.',
  docs: `${API}/passwordless/get-code-or-link`,
  needs: ['passwordless', 'applicationConnections'],
  headers: [header('x-request-language'), header('auth0-forwarded-for')],
  body: json([
    ...proofOfClient.map((use) => (use.name === 'client_id' ? required('client_id') : use)),
    required('connection', { values: ['email', 'sms'] }),
    requiredWhen('email', '`connection` is `email`'),
    requiredWhen('phone_number', '`connection` is `sms`'),
    optional('send', { default: '`link`' }),
    optional('authParams', { meaning: 'For a link: scope, state, redirect_uri, response_type and others.' }),
  ]),
  clientAuthentication: clientInBody,
  cors: 'allowed-origins',
  limit: '50 an hour for each address',
  answers: [
    gives(200, 'It is on its way.', {
      fields: [
        required('_id'),
        requiredWhen('email', '`connection` is `email`'),
        requiredWhen('email_verified', '`connection` is `email`'),
        requiredWhen('phone_number', '`connection` is `sms`'),
        requiredWhen('phone_verified', '`connection` is `sms`'),
      ],
    }),
  ],
  errors: [
    refuses(400, 'bad.client_id', 'Missing required property: client_id', 'It is missing.', old),
    refuses(400, 'bad.connection', 'Missing required property: connection', 'It is missing.', old),
    refuses(400, 'bad.connection', 'Connection does not exist', 'The tenant has none.', old),
    refuses(400, 'bad.connection', 'Connection is disabled', 'It is off for this application.', old),
    refuses(
      400,
      'bad.connection',
      'Invalid connection strategy. It must either be a passwordless connection',
      'It is a connection of another kind.',
      old,
    ),
    refuses(400, 'bad.phone_number', 'Missing required property: phone_number', 'It is missing.', old),
    refuses(
      400,
      'bad.phone_number',
      'String does not match pattern: ^\\+[0-9]{1,15}$',
      'It is no number.',
      old,
    ),
    refuses(400, 'bad.email', undefined, 'It is missing or no address.', 'sdk: lock'),
    refuses(
      400,
      'bad.authParams',
      'error in authParams - invalid type: string (expected object)',
      'It is no object.',
      old,
    ),
    refuses(
      400,
      'bad.request',
      'the following properties are not allowed: {names}',
      'A field is unknown.',
      old,
    ),
    refuses(
      400,
      'bad.tenant',
      'error in tenant - tenant validation failed: invalid_tenant',
      'No tenant is here.',
      old,
    ),
    refuses(
      400,
      'sms_provider_error',
      'Unexpected response while calling the SMS gateway: {status}',
      'A gateway of your own did not take the message.',
      'docs: use-sms-gateway-passwordless',
    ),
    refuses(
      400,
      'sms_provider_error',
      'Authentication failed while calling the SMS gateway: 401',
      'A gateway of your own did not know the tenant.',
      'docs: use-sms-gateway-passwordless',
    ),
    refuses(
      400,
      'sms_provider_error',
      undefined,
      'The provider refused or failed; the description is its own.',
      `${old}; docs: use-sms-gateway-passwordless`,
    ),
    refuses(401, 'invalid_client', undefined, 'The proof of the application is wrong.', old),
    refuses(403, 'unauthorized_client', undefined, 'The application lacks the grant.', old),
  ],
  differs: [
    requiresNothing(old),
    differs(
      'meaning of send',
      'Says nothing of a default value in the schema.',
      'Left out, a link is sent.',
      'docs: oas',
    ),
    differs(
      'meaning of authParams',
      'An object without members.',
      'Parameters of the login that the link leads to.',
      'docs: oas',
    ),
    differs(
      'headers',
      'None.',
      '`x-request-language` and `auth0-forwarded-for` are read.',
      'docs: oas, avoid-common-issues-with-resource-owner-password-flow-and-attack-protection',
    ),
  ],
});
