import { goesTo, refusesOnPage } from '#catalog/answers.ts';
import { formAsQuery, operation } from '#catalog/operation.ts';
import { AUTH0 } from '#catalog/shared.ts';
import { optional, required } from '#catalog/use.ts';

const parameters = [
  required('state', { meaning: 'What the redirect of the Action carried.' }),
  optional('session_token', {
    meaning: 'A JWT for the Action, signed by the site that the user comes from.',
  }),
];

export const continueLogin = operation('continue', 'GET|POST /continue', {
  is: 'Where a site that an Action sent the user to sends them back to. Not in the description.',
  docs: `${AUTH0}/customize/actions/redirect-with-actions`,
  query: parameters,
  body: formAsQuery(parameters),
  cors: 'navigation',
  answers: [goesTo(302, 'On with the login.')],
  errors: [
    refusesOnPage(
      400,
      'invalid_request',
      undefined,
      'The login is over or was begun elsewhere.',
      'docs: redirect-with-actions',
    ),
  ],
});
