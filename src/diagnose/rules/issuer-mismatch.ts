import { exchangesOf, originOf, partOf, tokensOf } from '#diagnose/attempt.ts';
import { difference, type Failed, onFailed } from '#diagnose/build.ts';
import { advice, retry, setting, tokenStep } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import { jsonObjectOf } from '#trace/fields.ts';
import type { TraceModel } from '#trace/model.ts';

export const issuerMismatch = onFailed('issuer-mismatch', ['issuer-mismatch'], (failed, model) => {
  const asked = failed.expected ?? model.target.issuer;
  const stated = statedBy(failed, model).find((name) => name !== asked) ?? '';
  const claims = partOf(tokensOf(model)?.body['id_token'], 1);
  const inCallback = failed.evidence.some(({ event }) => model.events[event - 1]?.kind === 'redirect-in');
  const kind = inCallback
    ? 'callback'
    : kindOf(asked, stated, Object.keys(claims).length > 0 && claims['iss'] === undefined);
  // Only where discovery itself says another name can the tenant have been entered under the wrong one.
  const entered = !model.values.has('discovery') && stated !== '';
  const { title, cause } = kinds[kind];
  return {
    title,
    cause: `${cause} ${failed.detail}`.trim(),
    evidence: failed.evidence,
    ...difference(
      'issuer',
      { label: 'It calls itself', value: stated || undefined, event: failed.evidence[0]?.event },
      { label: 'Asked for', value: asked },
    ),
    fixes: [
      ...(entered
        ? [
            advice(
              `If you trust it: set the tenant’s issuer to \`${stated}\`, letter by letter, and start a new run.`,
            ),
          ]
        : retry(model, tokenStep(model), 'Begin again')),
      ...(kind === 'domain' ? [setting(model, 'customDomains')] : []),
    ],
    references: [pages.discovery, pages.mixUp, pages.customDomains],
  };
});

const kinds = {
  callback: {
    title: 'The callback comes from another issuer: `iss` is not this tenant',
    cause:
      'The answer of one tenant must not be taken for that of another: an attacker who mixes them in gets the code sent to a place of his own (RFC 9207). So nothing that came was sent on.',
  },
  slash: {
    title: 'The issuer differs by the slash at its end',
    cause:
      'An issuer is compared letter by letter. Auth0 writes it with a slash at the end, and nothing else in its API has one.',
  },
  domain: {
    title: 'Whoever answered calls itself by another domain',
    cause:
      'A tenant with a custom domain answers on both, and names itself after the one that was asked: discovery, login and tokens have to use the same one. If the other domain is not yours, somebody else’s answer came in here, and nothing in it may be used.',
  },
  none: {
    title: 'The token does not say who issued it: `iss` is missing',
    cause: 'A token is only worth something from the issuer one trusts, and this one names none.',
  },
  other: {
    title: 'The issuer is not the one that was asked for',
    cause:
      'Whoever answered names another issuer. A token is only worth something from the issuer one trusts.',
  },
};

function kindOf(asked: string, stated: string, noIssuer: boolean): keyof typeof kinds {
  if (stated === '') return noIssuer ? 'none' : 'other';
  if (asked.replace(/\/$/, '') === stated.replace(/\/$/, '')) return 'slash';
  return originOf(asked) === originOf(stated) || !URL.canParse(stated) ? 'other' : 'domain';
}

/** Every name that whoever answered gave itself: in the verdict, in discovery, in the callback, in the ID token. */
function statedBy({ actual }: Failed, model: TraceModel): string[] {
  const exchanges = exchangesOf(model);
  const names = [
    actual,
    ...exchanges.map((one) => jsonObjectOf(one.response?.body)?.['issuer']),
    ...exchanges.map((one) => one.callback?.params.find(([name]) => name === 'iss')?.[1]),
    partOf(tokensOf(model)?.body['id_token'], 1)['iss'],
  ];
  return names.filter((name) => typeof name === 'string');
}
