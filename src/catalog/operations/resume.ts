import { goesTo, shows } from '#catalog/answers.ts';
import { operation } from '#catalog/operation.ts';
import { AUTH0 } from '#catalog/shared.ts';
import { required } from '#catalog/use.ts';
import { authorize } from './authorize.ts';

export const resume = operation('resume', 'GET /authorize/resume', {
  is: 'Where the pages of the tenant lead back to: goes on with the login, to the next page or to the application. Not in the description.',
  docs: `${AUTH0}/authenticate/login/auth0-universal-login`,
  query: [
    required('state', { meaning: 'Names the visit to the pages; not the `state` of the application.' }),
  ],
  cors: 'navigation',
  answers: [
    goesTo(302, 'To the next page of the tenant.'),
    ...authorize.answers.slice(1),
    shows(200, 'A page of the tenant.'),
  ],
  errors: authorize.errors,
});
