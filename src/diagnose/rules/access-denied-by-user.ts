import { DEVICE_GRANT, grantOf, quoted } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { onRefusal } from '#diagnose/build.ts';
import { advice, loginStep, makerOf, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const accessDeniedByUser = onRefusal(
  'access-denied-by-user',
  ({ exchange, error, description }) =>
    error === 'access_denied' &&
    (exchange.callback !== undefined || grantOf(exchange) === DEVICE_GRANT) &&
    !auth0Texts.audienceUnknown.test(description) &&
    !auth0Texts.apiNotAuthorized.test(description),
  ({ exchange, evidence, description, status }, model) => ({
    title: 'The login was refused: the user said no, or a rule of the tenant did',
    cause: `The tenant answered \`access_denied\`${description ? `: “${quoted(description)}”` : ', without a reason'}. It sends the same code when the user declines consent and when an Action denies the login; the text is all there is to tell them apart.`,
    evidence: [evidence],
    fixes: [
      ...retry(model, exchange.callback ? loginStep(model) : makerOf(model, 'device_code'), 'Ask again'),
      ...(status === undefined
        ? [advice('An Action that denies a login writes its reason to the tenant’s log.')]
        : []),
    ],
    references: [pages.authorizationErrors, pages.consent],
  }),
);
