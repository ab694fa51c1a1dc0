import { grantOf, sent } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { onRefusal } from '#diagnose/build.ts';
import { againStep, loginStep, retry, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

/** `access_denied` has many causes; only the text says that it is the API. RFC 8707 has a code of its own. */
export const audienceUnknown = onRefusal(
  'audience-unknown',
  ({ error, description }) =>
    error === 'invalid_target' || (error === 'access_denied' && auth0Texts.audienceUnknown.test(description)),
  ({ exchange, evidence }, model) => {
    const audience =
      sent(exchange, 'audience') ?? sent(exchange, 'resource') ?? model.inputs['audience'] ?? '';
    return {
      title: `The tenant has no API with the identifier \`${audience}\``,
      cause:
        'The `audience` is compared letter by letter with the identifiers of the tenant’s APIs; a slash at the end counts. An identifier looks like a URL, and nobody ever opens it.',
      evidence: [{ event: exchange.requestEvent, path: 'audience', note: 'What was sent.' }, evidence],
      fixes: [
        setting(model, 'apiIdentifier', { value: audience, note: 'Compare, or create the API.' }),
        // A machine's token is for one API: without a name it would be refused again.
        ...(grantOf(exchange) === 'client_credentials' || model.inputs['audience'] !== audience
          ? []
          : retry(model, loginStep(model) ?? exchange.step, 'Try without an `audience`', { audience: '' })),
        ...retry(model, againStep(model, exchange), 'Created it. Try again'),
      ],
      references: [pages.audiences, pages.resource],
    };
  },
);
