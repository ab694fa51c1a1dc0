import { exchangesOf } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { rule } from '#diagnose/build.ts';
import { advice, loginStep, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

const explained = [auth0Texts.callbackMismatch, auth0Texts.unknownClient];

/** A page that no other rule knows. */
export const tenantKeptBrowser = rule(
  'tenant-kept-browser',
  'error',
  (model) =>
    exchangesOf(model).filter(
      ({ pageSeen }) => pageSeen !== undefined && !explained.some((text) => text.test(pageSeen)),
    ),
  (exchange, model) => {
    const lost = auth0Texts.sessionLost.test(exchange.pageSeen ?? '');
    return {
      title: lost
        ? 'The tenant lost this login, and kept the browser'
        : 'The tenant showed a page of its own, and kept the browser',
      cause: lost
        ? 'Each login has a cookie at the tenant. It is gone after Back, a reload, a bookmark of the login page, or a second login in another tab.'
        : 'A tenant sends an error to the app only when it trusts `client_id` and `redirect_uri`. With any doubt about these it shows a page, and nothing comes back.',
      evidence: [
        { event: exchange.requestEvent, note: 'The browser left.' },
        ...(exchange.responseEvent ? [{ event: exchange.responseEvent, note: 'What was seen there.' }] : []),
      ],
      fixes: [
        advice(
          'The tenant’s log (Dashboard › Monitoring › Logs) has an entry for this moment, with the reason.',
        ),
        ...retry(model, loginStep(model), 'Begin this login again'),
      ],
      references: [pages.errorPages, pages.authorizationErrors],
    };
  },
);
