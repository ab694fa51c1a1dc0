import { refusedCallbacks } from '#diagnose/attempt.ts';
import { rule } from '#diagnose/build.ts';
import { pages } from '#diagnose/references.ts';

export const callbackTwice = rule(
  'callback-twice',
  'warning',
  (model) =>
    refusedCallbacks(model)
      .filter(({ reason }) => reason === 'twice')
      .slice(-1),
  ({ seq, params }, model) => {
    const first = [...model.exchanges.values()].find(
      (one) => JSON.stringify(one.callback?.params) === JSON.stringify(params),
    );
    return {
      title: 'The same callback came twice; the second was kept and not used',
      cause: `${
        params.some(([name]) => name === 'code')
          ? 'Its `code` was taken the first time, and a second use can make the tenant revoke the tokens of the first. '
          : ''
      }It comes from a reload, from Back, or from a link that was opened again.`,
      evidence: [
        ...(first?.responseEvent ? [{ event: first.responseEvent, note: 'The first.' }] : []),
        { event: seq, note: 'The second.' },
      ],
      fixes: [],
      references: [pages.codeOnce],
    };
  },
);
