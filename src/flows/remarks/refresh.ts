import { decodeJwt } from 'jose';
import type { Answer, StepContext } from '#flows/flow.ts';
import { claimsOf } from '#flows/oauth.ts';
import type { Json } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';
import { objectIn } from './json-answer.ts';
import { isText, note, pointHere, remarks, sent, shown, warning } from './remark.ts';
import { scopeRemarks, tokenAnswerRemarks } from './token-answer.ts';

/**
 * RFC 6749 section 6 and RFC 9700 section 4.14: what a refresh changed that it should leave alone. The ID token that may
 * come with it has checks of its own, which stop the run.
 */
export function refreshRemarks(ctx: StepContext, answer: Answer): Check[] {
  const body = objectIn(answer);
  if (!body || answer.status !== 200) return [];
  const at = pointHere(ctx);
  const { scope, token_type, refresh_token, access_token } = body;
  const [then, now] = [ctx.get('access_token'), isText(access_token) ? access_token : undefined];
  const changed = (['aud', 'sub', 'azp', 'client_id'] as const).flatMap((name) => {
    const [before, after] = [claimsOf(then, decodeJwt)[name], claimsOf(now, decodeJwt)[name]];
    return before === undefined || after === undefined || same(before, after)
      ? []
      : [{ name, before, after }];
  });
  const kind = ctx.get('token_type');
  const isPublic = ctx.target.authMethod === 'none';
  const isKept = refresh_token === undefined || refresh_token === ctx.get('refresh_token');
  return [
    ...tokenAnswerRemarks(ctx, answer),
    ...(isText(scope)
      ? scopeRemarks(ctx.get('scope') ?? sent(ctx, 'scope'), scope, 'was granted before', at)
      : []),
    ...remarks(
      isText(token_type) &&
        kind !== undefined &&
        token_type.toLowerCase() !== kind.toLowerCase() &&
        warning({
          ...{ id: 'token-type-same', title: 'A refresh brings a token of the same kind' },
          detail: `\`token_type\` was \`${kind}\`, and is \`${token_type}\` now.`,
          spec: 'RFC 6749 section 6',
          evidence: at('body.token_type'),
        }),
      changed.length > 0 &&
        warning({
          ...{ id: 'access-token-same', title: 'A refresh brings a token for the same API and user' },
          detail: changed
            .map(({ name, before, after }) => `\`${name}\` was ${shown(before)}, and is ${shown(after)} now.`)
            .join(' '),
          spec: 'RFC 6749 section 6, RFC 9068 section 2.2',
          evidence: at('body.access_token'),
        }),
      isPublic &&
        isKept &&
        note({
          ...{ id: 'refresh-token-rotates', title: 'The refresh token of a public application rotates' },
          detail: `${refresh_token === undefined ? 'No new one came' : 'The same one came back'}, and this application has no secret: a stolen copy works, and nobody notices. Rotation finds the thief.`,
          spec: 'RFC 9700 section 4.14.2',
          evidence: at('body.refresh_token'),
        }),
    ),
  ];
}

/** One audience is the same alone or in a list, and their order says nothing. */
function same(one: Json, other: Json): boolean {
  const sorted = (value: Json) =>
    JSON.stringify(
      [value]
        .flat()
        .map((each) => JSON.stringify(each))
        .sort(),
    );
  return sorted(one) === sorted(other);
}
