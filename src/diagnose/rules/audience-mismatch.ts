import { difference, onFailed } from '#diagnose/build.ts';
import { loginStep, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const audienceMismatch = onFailed(
  'audience-mismatch',
  ['audience-mismatch'],
  ({ evidence, expected, actual }, model) => ({
    title: 'The token is for someone else: `aud` is not this application',
    cause:
      'A token names in `aud` whom it is for. Whoever takes one that was issued to another application lets that application log its users in here.',
    evidence,
    ...difference(
      'aud',
      { label: 'In the token', value: actual },
      { label: 'This application', value: expected ?? model.target.clientId },
    ),
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
