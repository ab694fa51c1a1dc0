import { gives, refuses, refusesWithText } from '#catalog/answers.ts';
import { differs, json, operation, requiresNothing } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { optional, required, requiredWhen } from '#catalog/use.ts';

export const register = operation('register', 'POST /oidc/register', {
  is: 'Makes an application without the Dashboard. Off by default. The application is a third party: strict rules hold, only connections of the whole domain work. RFC 7591.',
  docs: `${API}/dynamic-application-client-registration/dynamic-application-registration`,
  needs: ['dynamicRegistration'],
  body: json([
    required('redirect_uris'),
    optional('client_name'),
    optional('token_endpoint_auth_method', { default: '`client_secret_post`' }),
    optional('grant_types', { meaning: 'Only `authorization_code` and `refresh_token` stay.' }),
    optional('response_types', { meaning: '`code`.' }),
  ]),
  cors: 'none',
  limit: '5 at once, 5 a second, for the tenant',
  answers: ([201, 200] as const).map((status) =>
    gives(
      status,
      status === 201
        ? 'The application, as RFC 7591 has it.'
        : 'The same, as the description has it; which one comes is not confirmed.',
      {
        fields: [
          optional('client_name'),
          required('client_id', { meaning: 'Begins with `tpc_`.' }),
          requiredWhen('client_secret', 'the method needs one'),
          required('redirect_uris'),
          required('client_secret_expires_at', { default: '0' }),
          optional('grant_types'),
          optional('response_types'),
          optional('token_endpoint_auth_method'),
        ],
      },
    ),
  ),
  errors: [
    refuses(400, 'invalid_redirect_uri', undefined, 'A callback URL is missing or malformed.', 'rfc 7591'),
    refuses(400, 'invalid_client_metadata', undefined, 'Another field is not accepted.', 'rfc 7591'),
    refuses(
      404,
      'endpoint_disabled',
      undefined,
      'Registration is off.',
      'docs: dynamic-client-registration; status inferred',
    ),
    refusesWithText(
      403,
      'Forbidden',
      'Registration is off, or an access list of the tenant refuses the caller.',
      'docs: dynamic-client-registration; text inferred',
    ),
  ],
  differs: [
    differs('answers', '200.', '201 by RFC 7591; a client should take either.', 'docs: oas; rfc 7591'),
    requiresNothing('docs: dynamic-client-registration'),
    differs(
      'response_types',
      'Not in the description.',
      'Taken; `code`.',
      'docs: dynamic-client-registration',
    ),
    differs(
      'grant_types',
      'Not in the description.',
      'Taken, filtered and told; client ids begin with `tpc_`.',
      'docs: dynamic-client-registration',
    ),
  ],
});
