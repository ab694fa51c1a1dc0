import { grantOf, sent } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { onRefusal } from '#diagnose/build.ts';
import { againStep, retry, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const grantNotAllowed = onRefusal(
  'grant-not-allowed',
  ({ error, description }) =>
    ['unauthorized_client', 'unsupported_grant_type', 'unsupported_response_type'].includes(error) &&
    !auth0Texts.unknownClient.test(description),
  ({ exchange, evidence, error }, model) => {
    const type = sent(exchange, 'response_type') ?? '';
    const grants = grantOf(exchange) ? [grantOf(exchange) ?? ''] : grantsOf(type);
    const named = grants.map((grant) => `\`${grant}\``).join(' and ') || 'this grant';
    const unknown = error !== 'unauthorized_client';
    const what = error === 'unsupported_response_type' ? `\`response_type=${type}\`` : named;
    return {
      title: unknown
        ? `The tenant does not offer ${what} here: \`${error}\``
        : `${model.target.applicationName} is not allowed to use ${named}`,
      cause: unknown
        ? `The tenant answered \`${error}\`: it does not know ${what}, or has it switched off, for this application or for all.`
        : `The tenant answered \`${error}\`: it knows the application, and this grant is switched off for it.`,
      evidence: [
        { event: exchange.requestEvent, path: grantOf(exchange) ? 'body.grant_type' : 'query.response_type' },
        evidence,
      ],
      fixes: [
        setting(model, 'grantTypes', grants.length > 0 ? { value: grants.join(', ') } : {}),
        ...retry(model, againStep(model, exchange), 'Switched it on. Try again'),
      ],
      references: [pages.grantTypes, pages.tokenErrors],
    };
  },
);

/** The grants that a `response_type` needs: it is these that are switched on, not the parts of its name. */
function grantsOf(type: string): string[] {
  const words = type.split(' ').filter(Boolean);
  return [
    ...(words.includes('code') ? ['authorization_code'] : []),
    ...(words.includes('token') || words.includes('id_token') ? ['implicit'] : []),
  ];
}
