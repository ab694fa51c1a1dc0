import { shows } from '#catalog/answers.ts';
import { operation } from '#catalog/operation.ts';
import { AUTH0 } from '#catalog/shared.ts';
import { optionals } from '#catalog/use.ts';

export const crossOriginVerifier = operation('cross-origin-verifier', 'GET /co/verifier', {
  is: 'A page for a frame: keeps `co_verifier` where third-party cookies are missing. Not in the description.',
  docs: `${AUTH0}/authenticate/login/cross-origin-authentication`,
  query: optionals('co_id', 'co_verifier'),
  cors: 'navigation',
  answers: [shows(200, 'A page that talks to the window around it.')],
  errors: [],
});
