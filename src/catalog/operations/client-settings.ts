import { givesScript } from '#catalog/answers.ts';
import { operation } from '#catalog/operation.ts';
import { AUTH0 } from '#catalog/shared.ts';
import { required } from '#catalog/use.ts';

export const clientSettings = operation('client-settings', 'GET /client/{client_id}.js', {
  is: 'The public settings of an application as a script that calls `Auth0.setClient`, for Lock. Not in the description.',
  docs: `${AUTH0}/libraries/lock`,
  path: [required('client_id')],
  cors: 'any-origin',
  answers: [givesScript(200, 'Id, tenant, callback and strategies of the application.')],
  errors: [],
});
