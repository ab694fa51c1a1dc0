import { difference, failedOf, onFailed } from '#diagnose/build.ts';
import { loginStep, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { Rule } from '#diagnose/rule.ts';
import type { Check } from '#trace/event.ts';
import { audienceIsOurs } from './azp-mismatch.ts';

/** The check of the access token does what the API does with it. */
const forApi = (check: Check | undefined) => check?.title.includes('API') === true;

const mismatch = onFailed(
  'audience-mismatch',
  ['audience-mismatch'],
  ({ check, detail, evidence, expected, actual }, model) => ({
    title: forApi(check)
      ? 'The access token is for another API: `aud` is not the one that was asked for'
      : check?.id === 'same-aud'
        ? 'After the refresh the token is for someone else: `aud` has changed'
        : 'The token is for someone else: `aud` is not this application',
    cause: `A token names in \`aud\` whom it is for. Whoever takes one that was issued to another takes that one’s users for its own. ${detail}`,
    evidence,
    ...(forApi(check) || check?.id === 'same-aud'
      ? {}
      : difference(
          'aud',
          { label: 'In the token', value: actual },
          { label: 'This application', value: expected ?? model.target.clientId },
        )),
    fixes: [
      ...retry(model, loginStep(model), 'Begin this login again'),
      {
        kind: 'advice',
        text: 'Where it comes again, the token was taken from another application or another tenant answers here.',
      },
    ],
    references: [pages.idTokenValidation],
  }),
);

/** Silent where `aud` does name this application: then it is about `azp`. */
export const audienceMismatch: Rule = {
  ...mismatch,
  applies: (model) =>
    mismatch.applies(model) &&
    (failedOf(model, ['audience-mismatch'])[0]?.check !== undefined || !audienceIsOurs(model)),
};
