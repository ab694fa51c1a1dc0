import type { StepContext } from '#flows/flow.ts';
import { server } from '#flows/oauth.ts';
import { isBroken } from '#inspect/broken.ts';
import { member, numberOf, repeatedNames, textOf, toJson } from '#inspect/json.ts';
import { audiences } from '#inspect/jwt-checks.ts';
import { distance } from '#inspect/times.ts';
import { readToken, type SignedToken } from '#inspect/token.ts';
import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';
import { claimKindRemarks } from './claim-kinds.ts';
import {
  isText,
  named,
  note,
  type Point,
  pointAt,
  remarks,
  sent,
  shown,
  texts,
  warning,
  words,
} from './remark.ts';

const KEYS_IN_THE_HEADER = ['jku', 'jwk', 'x5u', 'x5c'];
const A_MONTH = 31 * 86_400;
/** A time in milliseconds, read as seconds, lies beyond the year 5000. */
const MILLISECONDS = 1e11;

/**
 * What is odd about an ID token whose checks may all hold (OpenID Connect Core section 2 and 3.1.3.7, RFC 8725). For the
 * step that checks it: signature, `iss`, `aud`, `azp`, `nonce`, `exp` and `iat` are judged there, and stop the run.
 */
export function idTokenRemarks(ctx: StepContext): Check[] {
  const token = readToken(ctx.get('id_token') ?? '');
  if (isBroken(token) || token.form === 'jwe' || !token.claims) return [];
  const at: Point = (...paths) => pointAt(ctx.madeBy('id_token'), ...paths);
  const claims = toJson(token.claims) as JsonObject;
  return [
    ...headerRemarks(token, ctx, at),
    ...audienceRemarks(token, ctx.target.clientId, at),
    ...timeRemarks(token, ctx.now(), at),
    ...loginRemarks(claims, sent(ctx, 'acr_values'), at),
    ...claimKindRemarks(claims, (name) => at(`claims.${name}`)),
  ];
}

function headerRemarks({ header, claims }: SignedToken, ctx: StepContext, at: Point): Check[] {
  const [typ, alg] = [textOf(header, 'typ'), textOf(header, 'alg')];
  const own = KEYS_IN_THE_HEADER.filter((name) => member(header, name));
  const offered = texts((server(ctx) as unknown as JsonObject)['id_token_signing_alg_values_supported']);
  const repeats = [
    ...repeatedNames(header).map((name) => `header.${name}`),
    ...(claims ? repeatedNames(claims) : []).map((name) => `claims.${name}`),
  ];
  const keys = ctx.get('jwks')?.['keys'];
  const several = Array.isArray(keys) && keys.filter(isJsonObject).length > 1;
  return remarks(
    typ !== undefined &&
      !/^(application\/)?jwt$/i.test(typ) &&
      warning({
        ...{ id: 'typ', title: '`typ` is `JWT`', spec: 'RFC 8725 section 3.11' },
        detail: `It is \`${typ}\`; an ID token has \`JWT\`, or none. It may be a token of another kind, put in its place.`,
        evidence: at('header.typ'),
      }),
    alg !== undefined &&
      offered &&
      offered.length > 0 &&
      !offered.includes(alg) &&
      warning({
        ...{ id: 'alg-offered', title: '`alg` is one that discovery lists' },
        detail: `It is \`${alg}\`; \`id_token_signing_alg_values_supported\` has ${named(offered)}.`,
        spec: 'OpenID Connect Discovery 1.0 section 3',
        evidence: [
          ...at('header.alg'),
          ...pointAt(ctx.madeBy('discovery'), 'body.id_token_signing_alg_values_supported'),
        ],
      }),
    own.length > 0 &&
      warning({
        ...{
          id: 'own-key',
          title: 'The token brings no key of its own',
          spec: 'OpenID Connect Core section 2',
        },
        detail: `Its header has ${named(own)}. A library that trusts it takes a token that anybody signed; here only the keys of \`jwks_uri\` count.`,
        evidence: at(...own.map((name) => `header.${name}`)),
      }),
    several &&
      member(header, 'kid') === undefined &&
      note({
        ...{ id: 'kid-named', title: 'The token names its key', spec: 'OpenID Connect Core section 10.1' },
        detail: `There is no \`kid\`, and the tenant has ${Array.isArray(keys) ? keys.length : 0} keys: all were tried.`,
        evidence: at('header'),
      }),
    repeats.length > 0 &&
      warning({
        ...{ id: 'repeated-claims', title: 'Each claim stands once', spec: 'RFC 7519 section 4' },
        detail: `More than once: ${named(repeats)}. Readers differ in which one they take, so one token can be two users.`,
        evidence: at(...repeats.slice(0, 4)),
      }),
  );
}

function audienceRemarks(token: SignedToken, clientId: string, at: Point): Check[] {
  const others = audiences(token).filter((each) => each !== clientId);
  const sub = textOf(token.claims, 'sub');
  return remarks(
    audiences(token).includes(clientId) &&
      others.length > 0 &&
      warning({
        ...{ id: 'aud-alone', title: '`aud` is this client alone' },
        detail: `It names ${named(others)}, too; this client is \`${clientId}\`. Whoever they are, they can log in here with the token if they get it.`,
        spec: 'OpenID Connect Core section 3.1.3.7',
        evidence: at('claims.aud'),
      }),
    sub !== undefined &&
      !/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(sub) &&
      note({
        ...{
          id: 'sub-form',
          title: '`sub` is ASCII without spaces around it',
          spec: 'OpenID Connect Core section 2',
        },
        detail: `It is ${shown(sub)}. Two that look alike can be two users, or one.`,
        evidence: at('claims.sub'),
      }),
  );
}

function timeRemarks({ claims }: SignedToken, nowMs: number, at: Point): Check[] {
  const [iat, exp, authTime] = ['iat', 'exp', 'auth_time'].map((name) => numberOf(claims, name));
  const given = member(claims, 'auth_time');
  const life = iat !== undefined && exp !== undefined ? exp - iat : undefined;
  const broken = Object.entries({ iat, exp, auth_time: authTime }).filter(
    ([, value]) => value !== undefined && !Number.isInteger(value),
  );
  return remarks(
    life !== undefined &&
      life <= 0 &&
      warning({
        ...{ id: 'life-ahead', title: '`exp` is later than `iat`', spec: 'OpenID Connect Core section 2' },
        detail: `\`iat\` is ${iat}, \`exp\` is ${exp}: it was over when it was made.`,
        evidence: at('claims.iat', 'claims.exp'),
      }),
    life !== undefined &&
      life > A_MONTH &&
      note({
        ...{ id: 'life-short', title: 'An ID token is good for a short time' },
        detail: `It is good for ${distance(life * 1000)} (\`exp\` ${exp}, \`iat\` ${iat}). It says that a user has just logged in.`,
        spec: 'OpenID Connect Core section 16.18',
        evidence: at('claims.exp'),
      }),
    broken.length > 0 &&
      note({
        ...{ id: 'times-whole', title: 'Times are whole seconds', spec: 'RFC 7519 section 2' },
        detail: `${broken.map(([name, value]) => `\`${name}\` is ${value}.`).join(' ')} Some libraries refuse that.`,
        evidence: at(...broken.map(([name]) => `claims.${name}`)),
      }),
    given !== undefined &&
      authTime === undefined &&
      warning({
        ...{
          id: 'auth-time-number',
          title: '`auth_time` is a number',
          spec: 'OpenID Connect Core section 2',
        },
        detail: `It is ${shown(toJson(given))}; seconds since 1970 were expected.`,
        evidence: at('claims.auth_time'),
      }),
    authTime !== undefined &&
      (authTime * 1000 > nowMs + 60_000 || (iat !== undefined && authTime > iat + 60)) &&
      warning({
        ...{
          id: 'auth-time-past',
          title: '`auth_time` lies before the token',
          spec: 'OpenID Connect Core section 2',
        },
        detail: `It is ${authTime}${authTime > MILLISECONDS ? ', which looks like milliseconds' : ''}; \`iat\` is ${iat ?? 'missing'}. A login cannot be later than its token.`,
        evidence: at('claims.auth_time', 'claims.iat'),
      }),
  );
}

function loginRemarks({ acr, amr }: JsonObject, asked: string | undefined, at: Point): Check[] {
  const wanted = words(asked);
  const listed = (value: Json | undefined) => Array.isArray(value) && value.every(isText);
  return remarks(
    wanted.length > 0 &&
      !(isText(acr) && wanted.includes(acr)) &&
      warning({
        ...{
          id: 'acr',
          title: '`acr` is one that was asked for',
          spec: 'OpenID Connect Core section 3.1.2.1',
        },
        detail: `${named(wanted)} was asked for with \`acr_values\`, and \`acr\` is ${shown(acr)}. The login may have been weaker than the application needs.`,
        evidence: at('claims.acr'),
      }),
    acr !== undefined &&
      !isText(acr) &&
      warning({
        ...{ id: 'acr-text', title: '`acr` is a text', spec: 'OpenID Connect Core section 2' },
        detail: `It is ${shown(acr)}; a text was expected, and a comparison with one fails.`,
        evidence: at('claims.acr'),
      }),
    amr !== undefined &&
      !listed(amr) &&
      warning({
        ...{ id: 'amr-list', title: '`amr` is a list of texts', spec: 'OpenID Connect Core section 2' },
        detail: `It is ${shown(amr)}; a list was expected. A search for \`mfa\` in a text finds more than it should.`,
        evidence: at('claims.amr'),
      }),
  );
}
