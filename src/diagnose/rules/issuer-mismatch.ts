import { difference, type Failed, onFailed } from '#diagnose/build.ts';
import { advice, setting } from '#diagnose/fixes.ts';
import { exchangesOf, originOf } from '#diagnose/look.ts';
import { pages } from '#diagnose/references.ts';
import { jsonObjectOf } from '#trace/fields.ts';
import type { TraceModel } from '#trace/model.ts';

export const issuerMismatch = onFailed('issuer-mismatch', ['issuer-mismatch'], (failed, model) => {
  const { asked, stated, from } = namesOf(failed, model);
  const slashOnly = asked.replace(/\/$/, '') === stated.replace(/\/$/, '');
  const otherHost = originOf(asked) !== originOf(stated);
  return {
    title: slashOnly
      ? 'The issuer differs by the slash at its end'
      : otherHost
        ? 'The tenant calls itself by another domain'
        : 'The issuer is not the one that was asked for',
    cause: slashOnly
      ? 'An issuer is compared letter by letter. Auth0 writes it with a slash at the end, and nothing else in its API has one.'
      : otherHost
        ? 'A tenant with a custom domain answers on both, and names itself after the one that was asked. Discovery, login and tokens have to use the same one; a token of the other domain is refused.'
        : `Whoever answers under this address names another issuer. A token is only worth something from the issuer one trusts. ${failed.detail}`,
    evidence: failed.evidence,
    ...difference(
      'issuer',
      { label: 'Asked for', value: asked },
      { label: 'It calls itself', value: stated || undefined, event: from },
    ),
    fixes: [
      ...(stated
        ? [advice(`Set the tenant’s issuer to \`${stated}\`, letter by letter, and start a new run.`)]
        : []),
      ...(otherHost ? [setting(model, 'customDomains')] : []),
    ],
    references: [pages.discovery, pages.mixUp, pages.customDomains],
  };
});

function namesOf({ expected, actual, evidence }: Failed, model: TraceModel) {
  const from = evidence[0]?.event;
  const discovery = exchangesOf(model).find(
    (one) => jsonObjectOf(one.response?.body)?.['issuer'] !== undefined,
  );
  const stated = actual ?? jsonObjectOf(discovery?.response?.body)?.['issuer'];
  return { asked: expected ?? model.target.issuer, stated: typeof stated === 'string' ? stated : '', from };
}
