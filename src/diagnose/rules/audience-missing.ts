import { grantOf, sent } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { onRefusal } from '#diagnose/build.ts';
import { advice, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const audienceMissing = onRefusal(
  'audience-missing',
  ({ exchange, status, error, description }) =>
    grantOf(exchange) === 'client_credentials' &&
    !sent(exchange, 'audience') &&
    (auth0Texts.audienceMissing.test(description) ||
      (error === 'access_denied' && status === 403 && description === '')),
  ({ exchange, evidence }, model) => ({
    title: 'The request names no API: `audience` is missing',
    cause: 'A machine gets a token for one API. The request names none, and the tenant has no default.',
    evidence: [{ event: exchange.requestEvent, path: 'body', note: 'No `audience` in it.' }, evidence],
    fixes: [
      advice('Enter the identifier of your API as `audience`, letter by letter, and start a new run.'),
      setting(model, 'defaultAudience', { note: 'Used when a request names none.' }),
    ],
    references: [pages.audiences],
  }),
);
