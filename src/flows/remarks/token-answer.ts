import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Answer, StepContext } from '#flows/flow.ts';
import { claimsOf } from '#flows/oauth.ts';
import type { JsonObject } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';
import { jsonAnswerRemarks, objectIn } from './json-answer.ts';
import { isText, note, type Point, pointHere, remarks, sent, shown, warning, words } from './remark.ts';

const A_YEAR = 366 * 86_400;
/** The two are made one after the other. */
const SECONDS_APART = 60;

/**
 * RFC 6749 section 5.1, of a token answer that came as a success: caching, `expires_in`, characters of the tokens, what
 * came uninvited. `Pragma` alone is not missed: RFC 9111 has retired it, and OAuth 2.1 asks for `Cache-Control` only. A
 * `token_type` that is not the one asked for, and members that are not there, stop the run elsewhere.
 */
export function tokenAnswerRemarks(ctx: StepContext, answer: Answer): Check[] {
  const body = objectIn(answer);
  if (!body || answer.status !== 200) return [];
  const at = pointHere(ctx);
  const found = jsonAnswerRemarks(answer, at);
  if (body['error'] !== undefined) return found;
  return [
    ...found,
    ...cacheRemarks(answer, at),
    ...expiryRemarks(body, at),
    ...tokenRemarks(body, at),
    ...inviteRemarks(ctx, body, at),
  ];
}

/** The same, and the granted scope against the one that was asked for. */
export function firstTokenRemarks(ctx: StepContext, answer: Answer): Check[] {
  const scope = objectIn(answer)?.['scope'];
  const found = tokenAnswerRemarks(ctx, answer);
  if (answer.status !== 200 || !isText(scope)) return found;
  return [...found, ...scopeRemarks(sent(ctx, 'scope'), scope, 'was asked for', pointHere(ctx))];
}

/** RFC 6749 section 3.3. Nothing asked for: whatever comes is the tenant's default. */
export function scopeRemarks(asked: string | undefined, granted: string, says: string, at: Point): Check[] {
  const [before, now] = [words(asked), words(granted)];
  if (before.length === 0) return [];
  const [lost, more] = [
    before.filter((word) => !now.includes(word)),
    now.filter((word) => !before.includes(word)),
  ];
  const about = { spec: 'RFC 6749 section 3.3', evidence: at('body.scope') };
  const values = `\`${before.join(' ')}\` ${says}, \`${now.join(' ')}\` came`;
  return remarks(
    more.length > 0 &&
      warning({
        ...{ ...about, id: 'scope-widened', title: 'No more is granted than was asked for' },
        detail: `${values}: \`${more.join(' ')}\` is more. The token can do what nobody agreed to here.`,
      }),
    lost.length > 0 &&
      note({
        ...{ ...about, id: 'scope-narrowed', title: 'All that was asked for is granted' },
        detail: `${values}: \`${lost.join(' ')}\` is missing. The user, a policy or a setting of the API took it away.`,
      }),
  );
}

function cacheRemarks(answer: Answer, at: Point): Check[] {
  const [cache, pragma] = [answer.header('cache-control'), answer.header('pragma')];
  return remarks(
    !answer.brought &&
      !/\bno-store\b/i.test(cache ?? '') &&
      warning({
        ...{ id: 'no-store', title: 'Tokens are not kept by caches', spec: 'RFC 6749 section 5.1' },
        detail: `\`cache-control\` is ${cache ? `\`${cache}\`` : 'missing'}${pragma ? ` (\`pragma\`: \`${pragma}\`)` : ' and so is `pragma`'}; \`no-store\` was expected. A proxy or a browser may keep the answer.`,
        evidence: at('header.cache-control'),
      }),
  );
}

function expiryRemarks({ expires_in: life, access_token: token }: JsonObject, at: Point): Check[] {
  const about = { spec: 'RFC 6749 section 5.1', evidence: at('body.expires_in') };
  const seconds = typeof life === 'number' || typeof life === 'string' ? Number(life) : Number.NaN;
  const { iat, exp } = claimsOf(isText(token) ? token : undefined, decodeJwt);
  const inside = typeof iat === 'number' && typeof exp === 'number' ? exp - iat : undefined;
  return remarks(
    life === undefined &&
      note({
        ...{ ...about, id: 'expires-in-there', title: 'The answer says how long the token is good' },
        detail:
          '`expires_in` is missing; seconds were expected. A client learns of the end by a refused request.',
        evidence: at('body'),
      }),
    life !== undefined &&
      typeof life !== 'number' &&
      warning({
        ...{ ...about, id: 'expires-in-number', title: '`expires_in` is a number' },
        detail: `It is ${shown(life)}; a number without quotes was expected. A client that adds it to the time joins two texts.`,
      }),
    seconds <= 0 &&
      warning({
        ...{ ...about, id: 'expires-in-ahead', title: '`expires_in` lies ahead' },
        detail: `It is ${shown(life)}; more than 0 was expected. The token is over before it is used.`,
      }),
    typeof life === 'number' &&
      !Number.isInteger(life) &&
      note({
        ...{ ...about, id: 'expires-in-whole', title: '`expires_in` is in whole seconds' },
        detail: `It is ${shown(life)}; digits only were expected, and many libraries read nothing else.`,
        spec: 'RFC 6749 appendix A.14',
      }),
    seconds > A_YEAR &&
      note({
        ...{ ...about, id: 'expires-in-short', title: 'An access token is good for a short time' },
        detail: `\`expires_in\` is ${shown(life)}: ${Math.round(seconds / 86_400)} days. A stolen token stays good that long.`,
        spec: 'RFC 9700 section 2.2.1',
      }),
    inside !== undefined &&
      typeof life === 'number' &&
      life > 0 &&
      Math.abs(inside - life) > SECONDS_APART &&
      note({
        ...{ ...about, id: 'expires-in-agrees', title: '`expires_in` agrees with the token’s own `exp`' },
        detail: `The answer says ${life} s, the access token says ${inside} s (\`exp\` − \`iat\`).`,
        evidence: at('body.expires_in', 'body.access_token'),
      }),
  );
}

function tokenRemarks({ access_token, refresh_token, id_token, token_type }: JsonObject, at: Point): Check[] {
  const tokens = { access_token, refresh_token, id_token };
  const present = Object.entries(tokens).filter((entry): entry is [string, string] => isText(entry[1]));
  const foreign = present.filter(([, value]) => !/^[\x20-\x7e]+$/.test(value)).map(([name]) => name);
  const twice = present.filter(([name, value]) =>
    present.some(([other, same]) => other < name && same === value),
  );
  const alg = claimsOf(isText(access_token) ? access_token : undefined, decodeProtectedHeader)['alg'];
  return remarks(
    foreign.length > 0 &&
      warning({
        ...{ id: 'token-characters', title: 'Tokens are printable ASCII', spec: 'RFC 6749 appendix A.12' },
        detail: `${foreign.map((name) => `\`${name}\``).join(', ')} ${foreign.length === 1 ? 'has' : 'have'} other characters, or none: a header cannot carry such a token.`,
        evidence: at(...foreign.map((name) => `body.${name}`)),
      }),
    twice.length > 0 &&
      warning({
        ...{ id: 'tokens-differ', title: 'Each token is another one' },
        detail: `${twice.map(([name, value]) => `\`${name}\` is the same as \`${present.find(([, same]) => same === value)?.[0]}\``).join(', ')}: whoever is given one has the other.`,
        spec: 'RFC 9700 section 2.2',
        evidence: at(...twice.map(([name]) => `body.${name}`)),
      }),
    isText(alg) &&
      alg.toLowerCase() === 'none' &&
      warning({
        ...{ id: 'access-token-signed', title: 'The access token is signed' },
        detail: '`alg` in its header is `none`: an API that takes it takes what anybody can write.',
        spec: 'RFC 9068 section 2.1, RFC 8725 section 3.2',
        evidence: at('body.access_token'),
      }),
    isText(token_type) &&
      token_type.toLowerCase() === 'bearer' &&
      !/^Bearer$/i.test(token_type.trim()) &&
      note({
        ...{ id: 'token-type-form', title: '`token_type` is `Bearer`', spec: 'RFC 6750 section 4' },
        detail: `It is ${shown(token_type)}; \`Bearer\` was expected, without spaces.`,
        evidence: at('body.token_type'),
      }),
  );
}

function inviteRemarks(ctx: StepContext, { refresh_token, id_token }: JsonObject, at: Point): Check[] {
  const alone = sent(ctx, 'grant_type') === 'client_credentials';
  const scope = words(sent(ctx, 'scope'));
  return remarks(
    alone &&
      refresh_token !== undefined &&
      warning({
        ...{ id: 'refresh-token-uninvited', title: 'A machine gets no refresh token' },
        detail:
          '`grant_type` was `client_credentials`, and `refresh_token` came. The application has its secret; this is one more to lose.',
        spec: 'RFC 6749 section 4.4.3',
        evidence: at('body.refresh_token'),
      }),
    !alone &&
      refresh_token !== undefined &&
      !scope.includes('offline_access') &&
      note({
        ...{ id: 'refresh-token-asked', title: 'A refresh token comes where it was asked for' },
        detail: `\`scope\` was \`${scope.join(' ')}\`, without \`offline_access\`, and \`refresh_token\` came.`,
        spec: 'OpenID Connect Core section 11',
        evidence: at('body.refresh_token'),
      }),
    id_token !== undefined &&
      !scope.includes('openid') &&
      note({
        ...{ id: 'id-token-asked', title: 'An ID token comes where it was asked for' },
        detail: `\`scope\` was \`${scope.join(' ')}\`, without \`openid\`, and \`id_token\` came.`,
        spec: 'OpenID Connect Core section 3.1.2.1',
        evidence: at('body.id_token'),
      }),
  );
}
