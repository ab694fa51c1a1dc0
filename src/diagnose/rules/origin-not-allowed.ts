import { exchangesOf, originOf } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { rule } from '#diagnose/build.ts';
import { retry, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

/** The browser never says "CORS". The tenant answered other requests of this run, so it is there: CORS it is. */
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
    return {
      title: `The tenant does not let \`${origin}\` read its answer`,
      cause:
        'The tenant answers, as other requests of this run show, but without `access-control-allow-origin` for this page. So the browser kept the answer to itself. The request may have done its work all the same: a code that was sent is used up.',
      evidence: [
        { event: exchange.requestEvent, note: 'The request went out.' },
        ...(exchange.responseEvent
          ? [{ event: exchange.responseEvent, note: 'The answer that could not be read.' }]
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
    };
  },
);
