import { gives } from '#catalog/answers.ts';
import { operation } from '#catalog/operation.ts';
import { AUTH0 } from '#catalog/shared.ts';
import { optionals, required } from '#catalog/use.ts';

export const ssoData = operation('sso-data', 'GET /user/ssodata', {
  is: 'Says by the cookies whether the browser has a session. Old; for the pages of Lock. Not in the description.',
  docs: `${AUTH0}/libraries/auth0js`,
  query: optionals('client_id'),
  cors: 'cross-origin-authentication',
  answers: [
    gives(200, 'What is known of the session.', {
      isOpen: true,
      fields: [required('sso'), ...optionals('lastUsedConnection', 'lastUsedUserID', 'sessionClients')],
    }),
  ],
  errors: [],
  deprecated: { successor: 'authorize', note: 'With `prompt=none`.' },
});
