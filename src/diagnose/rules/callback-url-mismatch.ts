import { exchangesOf, sent } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { difference, rule } from '#diagnose/build.ts';
import { advice, retry, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { Exchange, TraceModel } from '#trace/model.ts';

/** The page that kept the browser names the callback URL. Nothing else is on the wire: no redirect ever comes. */
export const callbackUrlMismatch = rule(
  'callback-url-mismatch',
  'error',
  (model) =>
    exchangesOf(model).filter(
      (one) =>
        one.pageSeen !== undefined &&
        sent(one, 'redirect_uri') &&
        auth0Texts.callbackMismatch.test(one.pageSeen),
    ),
  (exchange, model) => {
    const uri = sent(exchange, 'redirect_uri') ?? '';
    const worked = lastThatWorked(model, exchange);
    return {
      title: `The tenant refused \`redirect_uri\`: \`${uri}\` is not on its list`,
      cause:
        'A code is sent only to a URL in Allowed Callback URLs, compared letter by letter. On localhost the port counts too. So the browser stayed on an error page, and no code was issued.',
      evidence: [
        { event: exchange.requestEvent, path: 'query.redirect_uri', note: 'What was sent.' },
        ...(exchange.responseEvent
          ? [{ event: exchange.responseEvent, note: 'The page that kept the browser.' }]
          : []),
      ],
      ...difference(
        'redirect_uri',
        { label: 'Sent', value: uri, event: exchange.requestEvent },
        worked ?? { label: 'This page', value: model.target.redirectUri },
      ),
      fixes: [
        // An address that is not this page's is no use on the list: nothing would come back here.
        ...(uri === model.target.redirectUri
          ? [
              setting(model, 'allowedCallbackUrls', { value: uri }),
              ...retry(model, exchange.step, `Saved it. Try again`),
            ]
          : [advice(`This page comes back at \`${model.target.redirectUri}\`: start a run that sends it.`)]),
      ],
      references: [pages.applicationSettings, pages.redirectUri, pages.nativeRedirects],
    };
  },
);

function lastThatWorked(model: TraceModel, failed: Exchange) {
  const worked = [...model.exchanges.values()].findLast(
    (one) => one.step === failed.step && one.callback !== undefined && one.callback.params.length > 0,
  );
  return (
    worked && { label: 'Last that worked', value: sent(worked, 'redirect_uri'), event: worked.requestEvent }
  );
}
