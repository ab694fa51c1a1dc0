import { goesTo, shows } from '#catalog/answers.ts';
import { form, operation } from '#catalog/operation.ts';
import { AUTH0 } from '#catalog/shared.ts';
import { optional, required } from '#catalog/use.ts';

export const deviceActivation = operation('device-activation', 'GET|POST /activate', {
  is: 'The page where the user types the code of a device, logs in and says yes or no. Not in the description.',
  docs: `${AUTH0}/get-started/authentication-and-authorization-flow/device-authorization-flow`,
  query: [optional('user_code', { meaning: 'Fills in the code.' })],
  body: form([required('user_code')]),
  cors: 'navigation',
  answers: [
    shows(200, 'The page.'),
    shows(400, 'The page, with what is wrong with the code.'),
    goesTo(302, 'To the next page.'),
  ],
  errors: [],
});
