import { gives } from '#catalog/answers.ts';
import { operation } from '#catalog/operation.ts';
import { optionals, required } from '#catalog/use.ts';

export const openidConfiguration = operation(
  'openid-configuration',
  'GET /.well-known/openid-configuration',
  {
    is: 'Says where everything is and what the tenant can do. `issuer` ends in a slash, nothing else does. The list of grants, `web_message` and `none` are not in it. Not in the description.',
    docs: 'https://auth0.com/docs/get-started/applications/configure-applications-with-oidc-discovery',
    cors: 'any-origin',
    answers: [
      gives(200, 'The metadata of the tenant; some by plan or setting.', {
        fields: [
          required('issuer'),
          required('authorization_endpoint'),
          required('token_endpoint'),
          ...optionals('device_authorization_endpoint'),
          required('userinfo_endpoint'),
          ...optionals('mfa_challenge_endpoint'),
          required('jwks_uri'),
          ...optionals('registration_endpoint', 'revocation_endpoint'),
          required('scopes_supported'),
          required('response_types_supported'),
          ...optionals('code_challenge_methods_supported', 'response_modes_supported'),
          required('subject_types_supported'),
          ...optionals(
            'token_endpoint_auth_methods_supported',
            'token_endpoint_auth_signing_alg_values_supported',
          ),
          required('claims_supported'),
          ...optionals(
            'request_uri_parameter_supported',
            'request_parameter_supported',
            'backchannel_authentication_endpoint',
            'backchannel_token_delivery_modes_supported',
          ),
          required('id_token_signing_alg_values_supported'),
          ...optionals(
            'end_session_endpoint',
            'global_token_revocation_endpoint',
            'global_token_revocation_endpoint_auth_methods_supported',
            'dpop_signing_alg_values_supported',
            'pushed_authorization_request_endpoint',
            'tls_client_certificate_bound_access_tokens',
            'mtls_endpoint_aliases',
            'request_object_signing_alg_values_supported',
            'backchannel_logout_supported',
            'backchannel_logout_session_supported',
            'acr_values_supported',
            'authorization_response_iss_parameter_supported',
            'entity_profiles_supported',
          ),
        ],
      }),
    ],
    errors: [],
  },
);
