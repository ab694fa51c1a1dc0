import { exchangesOf, textOf } from '#diagnose/attempt.ts';
import { difference, onFailed } from '#diagnose/build.ts';
import { loginStep, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const stateMismatch = onFailed(
  'state-mismatch',
  ['state-mismatch'],
  ({ evidence, expected, actual }, model) => {
    const back = exchangesOf(model).findLast((one) => one.callback);
    const received = actual ?? back?.callback?.params.find(([name]) => name === 'state')?.[1];
    const made = expected ?? textOf(model, 'state');
    return {
      title:
        received === undefined
          ? 'The callback carries no `state`'
          : 'The callback belongs to another login: `state` is not ours',
      cause: `This login made a \`state\` and sent it along; the answer has to bring the same one back. ${
        received === undefined
          ? 'Without one nobody can tell whose login this answers: a tenant that drops it, a login that began at the tenant, or someone who wants this browser to use their code.'
          : 'Another one comes from a second tab, a stored link, a login that began at the tenant, or from someone who wants this browser to use their code.'
      } Nothing that came was sent on.`,
      evidence: [
        ...evidence,
        ...(back?.responseEvent ? [{ event: back.responseEvent, path: 'params.state' }] : []),
      ],
      ...difference(
        'state',
        { label: 'Came back', value: received, event: back?.responseEvent },
        { label: 'Made for this login', value: made, event: model.values.get('state')?.event },
      ),
      fixes: retry(model, loginStep(model), 'Begin this login again'),
      references: [pages.csrf, pages.authorizationErrors],
    };
  },
);
