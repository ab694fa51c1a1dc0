import { grantOf, sent } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { onRefusal } from '#diagnose/build.ts';
import { retry, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const grantNotAllowed = onRefusal(
  'grant-not-allowed',
  ({ error, description }) =>
    ['unauthorized_client', 'unsupported_grant_type', 'unsupported_response_type'].includes(error) &&
    !auth0Texts.unknownClient.test(description),
  ({ exchange, evidence, error }, model) => {
    const asked = grantOf(exchange) ?? sent(exchange, 'response_type');
    const name = asked ?? 'this grant';
    return {
      title: `${model.target.applicationName} is not allowed to use \`${name}\``,
      cause: `The tenant answered \`${error}\`: it knows the application, and this grant is switched off for it.`,
      evidence: [
        { event: exchange.requestEvent, path: grantOf(exchange) ? 'body.grant_type' : 'query.response_type' },
        evidence,
      ],
      fixes: [
        setting(model, 'grantTypes', asked ? { value: asked } : {}),
        ...retry(model, exchange.step, 'Switched it on. Try again'),
      ],
      references: [pages.grantTypes, pages.tokenErrors],
    };
  },
);
