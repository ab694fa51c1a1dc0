import { sent } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { onRefusal } from '#diagnose/build.ts';
import { againStep, retry, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const apiNotAuthorized = onRefusal(
  'api-not-authorized',
  ({ description }) => auth0Texts.apiNotAuthorized.test(description),
  ({ exchange, evidence }, model) => {
    const audience = sent(exchange, 'audience') ?? model.inputs['audience'] ?? '';
    return {
      title: `${model.target.applicationName} has no access to the API \`${audience}\``,
      cause: 'The API is there, and so is the application. What is missing is the client grant between them.',
      evidence: [{ event: exchange.requestEvent, path: 'audience' }, evidence],
      fixes: [
        setting(model, 'applicationApis', {
          value: audience,
          note: 'Authorize it, with the scopes it needs.',
        }),
        ...retry(model, againStep(model, exchange), 'Authorized it. Try again'),
      ],
      references: [pages.clientGrants],
    };
  },
);
