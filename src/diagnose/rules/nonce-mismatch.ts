import { authorizeOf, sent, textOf } from '#diagnose/attempt.ts';
import { difference, onFailed } from '#diagnose/build.ts';
import { loginStep, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const nonceMismatch = onFailed(
  'nonce-mismatch',
  ['nonce-mismatch'],
  ({ evidence, expected, actual }, model) => {
    const authorize = authorizeOf(model);
    const asked = authorize && sent(authorize, 'nonce');
    return {
      title: 'The ID token was made for another login: `nonce` is not ours',
      cause:
        'The tenant copies the `nonce` of the request into the ID token. A token with another one, or with none, may have been stolen elsewhere and played in here.',
      evidence: [
        ...(authorize
          ? [{ event: authorize.requestEvent, path: 'query.nonce', note: 'The `nonce` that left.' }]
          : []),
        ...evidence,
      ],
      ...difference(
        'nonce',
        {
          label: actual === undefined ? 'Sent' : 'In the token',
          value: actual ?? asked,
          event: authorize?.requestEvent,
        },
        {
          label: 'Made for this login',
          value: expected ?? textOf(model, 'nonce'),
          event: model.values.get('nonce')?.event,
        },
      ),
      fixes: retry(model, loginStep(model), 'Begin this login again'),
      references: [pages.nonce, pages.idTokenValidation],
    };
  },
);
