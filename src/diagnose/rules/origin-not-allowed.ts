import { exchangesOf, originOf } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { rule } from '#diagnose/build.ts';
import { retry, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

/** The browser never says "CORS". Where the tenant answered other requests of this run it is likely, and never more. */
export const originNotAllowed = rule(
  'origin-not-allowed',
  'error',
  (model) => {
    const exchanges = exchangesOf(model);
    const reached = exchanges.filter((one) => one.response).map((one) => originOf(one.sent?.url ?? ''));
    return exchanges.filter(
      ({ failure, response, sent }) =>
        (failure?.candidates[0] === 'cors' && reached.includes(originOf(sent?.url ?? ''))) ||
        (response?.status === 403 && auth0Texts.originRefused.test(response.body)),
    );
  },
  (exchange, model) => {
    const origin = originOf(model.target.redirectUri);
    const told = exchange.response !== undefined;
    return {
      title: told
        ? `The tenant does not let \`${origin}\` read its answer`
        : `No answer reached this page: most likely the tenant does not let \`${origin}\` read it`,
      cause: told
        ? 'The tenant compares the origin of this page with its list, letter by letter, and says that it is not on it.'
        : 'Other requests of this run were answered, so the tenant is there. Without `access-control-allow-origin` for this page the browser keeps an answer to itself. A connection that was reset, or a body that cannot be unpacked, looks the same from a page; the console of the browser says “CORS” for the first alone. The request may have done its work all the same: a code that was sent is used up.',
      evidence: [
        { event: exchange.requestEvent, note: 'The request went out.' },
        ...(exchange.responseEvent
          ? [
              {
                event: exchange.responseEvent,
                note: told ? 'What the tenant says.' : 'What the browser said.',
              },
            ]
          : []),
      ],
      fixes: [
        setting(model, 'allowedWebOrigins', {
          value: origin,
          note: 'Scheme, host and port, without a path.',
        }),
        ...retry(
          model,
          model.steps.find((step) => step.kind === 'browser')?.id ?? exchange.step,
          'Saved it. Try again',
        ),
      ],
      references: [pages.cors, pages.fetchStandard],
      ...(told ? {} : { causes: { otherwise: 'unknown' as const } }),
    };
  },
);
