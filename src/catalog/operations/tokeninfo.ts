import { gives, refuses, refusesWithText } from '#catalog/answers.ts';
import { json, operation, requiresNothing } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { optionals, required } from '#catalog/use.ts';

export const tokeninfo = operation('tokeninfo', 'POST /tokeninfo', {
  is: 'Trades an ID token for the whole profile of the user. Newer tenants have it switched off.',
  docs: `${API}/user-profile-legacy/get-token-info`,
  body: json([required('id_token')]),
  cors: 'callback-or-web-origins',
  answers: [
    gives(200, 'The profile, in the old form.', {
      isOpen: true,
      fields: [required('user_id'), ...optionals('identities', 'clientID', 'created_at', 'name', 'email')],
    }),
  ],
  errors: [
    refusesWithText(401, 'Unauthorized', 'The token is no good.', 'docs-old: tokeninfo'),
    refuses(404, 'endpoint_disabled', undefined, 'The tenant has it switched off.', 'docs-old: errors'),
  ],
  differs: [requiresNothing('docs-old: tokeninfo')],
  deprecated: { successor: 'userinfo' },
});
