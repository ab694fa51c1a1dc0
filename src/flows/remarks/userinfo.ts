import { decodeJwt } from 'jose';
import type { Answer, StepContext } from '#flows/flow.ts';
import { claimsOf, server } from '#flows/oauth.ts';
import type { Json, JsonObject } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';
import { claimKindRemarks } from './claim-kinds.ts';
import { jsonAnswerRemarks, objectIn } from './json-answer.ts';
import { named, note, pointAt, pointHere, remarks, sent, shown, warning, words } from './remark.ts';

/** Of the token, not of the user; and `updated_at`, which a login itself may move. */
const OF_THE_TOKEN = new Set(
  'iss aud exp iat nbf jti nonce azp at_hash c_hash auth_time acr amr sid sub updated_at'.split(' '),
);
const BY_SCOPE: Readonly<Record<string, string[]>> = {
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
  address: ['address'],
};

/**
 * OpenID Connect Core section 5.3: what UserInfo says otherwise than the ID token, or that nobody asked for. Another `sub`
 * is not judged here: it stops the run.
 */
export function userinfoRemarks(ctx: StepContext, answer: Answer): Check[] {
  const body = objectIn(answer);
  if (!body || answer.status !== 200) return [];
  const at = pointHere(ctx);
  const told = claimsOf(ctx.get('id_token'), decodeJwt);
  const differ = Object.keys(body).filter(
    (name) => !OF_THE_TOKEN.has(name) && told[name] !== undefined && !same(told[name], body[name]),
  );
  const scope = words(ctx.get('scope') ?? sent(ctx, 'scope'));
  const uninvited = Object.keys(BY_SCOPE).flatMap((word) =>
    scope.includes(word) ? [] : (BY_SCOPE[word] ?? []).filter((name) => body[name] !== undefined),
  );
  const empty = Object.keys(body).filter((name) => body[name] === null || body[name] === '');
  const { iss, aud } = body;
  return [
    ...jsonAnswerRemarks(answer, at),
    ...claimKindRemarks(body, (name) => at(`body.${name}`)),
    ...remarks(
      differ.length > 0 &&
        warning({
          ...{ id: 'userinfo-agrees', title: 'UserInfo and the ID token say the same of the user' },
          detail: differ
            .map((name) => `\`${name}\` is ${shown(body[name])}, in the ID token ${shown(told[name])}.`)
            .join(' '),
          spec: 'OpenID Connect Core section 5.3.2',
          evidence: [
            ...at(...differ.map((name) => `body.${name}`)),
            ...pointAt(ctx.madeBy('id_token'), ...differ.map((name) => `claims.${name}`)),
          ],
        }),
      uninvited.length > 0 &&
        note({
          ...{ id: 'userinfo-asked', title: 'UserInfo tells what the scope allows' },
          detail: `\`scope\` is \`${scope.join(' ')}\`, and ${named(uninvited)} came. More than the user agreed to leaves the tenant.`,
          spec: 'OpenID Connect Core section 5.4',
          evidence: at(...uninvited.map((name) => `body.${name}`)),
        }),
      empty.length > 0 &&
        note({
          ...{ id: 'userinfo-empty', title: 'A claim without a value is left out' },
          detail: empty.map((name) => `\`${name}\` is ${shown(body[name])}.`).join(' '),
          spec: 'OpenID Connect Core section 5.3.2',
          evidence: at(...empty.map((name) => `body.${name}`)),
        }),
      ((iss !== undefined && iss !== server(ctx).issuer) ||
        (aud !== undefined && ![aud].flat().includes(ctx.target.clientId))) &&
        warning({
          ...{ id: 'userinfo-issuer', title: 'UserInfo is of this tenant, for this application' },
          detail: `\`iss\` is ${shown(iss)}, the tenant is \`${server(ctx).issuer}\`; \`aud\` is ${shown(aud)}, this client is \`${ctx.target.clientId}\`.`,
          spec: 'OpenID Connect Core section 5.3.2',
          evidence: at('body.iss', 'body.aud'),
        }),
    ),
  ];
}

function same(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(sorted(one ?? null)) === JSON.stringify(sorted(other ?? null));
}

/** The order of members says nothing. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const object: JsonObject = value;
  return Object.keys(object)
    .sort()
    .flatMap((name): Json[] => [name, sorted(object[name] ?? null)]);
}
