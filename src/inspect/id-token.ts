import type { JsonObject } from '#lib/json.ts';
import type { Check, Evidence } from '#trace/event.ts';
import { isBroken } from './broken.ts';
import { fail, judge, pass, skip, unknown } from './checks.ts';
import { halfHash } from './half-hash.ts';
import { numberOf, textOf } from './json.ts';
import { audiences, checkAlgorithm, checkIssuer, checkTimes, type Point, signedBy } from './jwt-checks.ts';
import { checkSuccession } from './succession.ts';
import { distance } from './times.ts';
import { readToken, type SignedToken } from './token.ts';
import { keysOf, unknownKid, type VerificationKey, verifySignature } from './verify.ts';

/** What the token is held against. What is left out cannot be compared, and its check is `unknown` or `skip`. */
export type ExpectedIdToken = {
  issuer?: string | undefined;
  clientId?: string | undefined;
  /** The issuer's key set; undefined when it was not read. */
  jwks: JsonObject | undefined;
  /** A key pasted by hand, in place of `jwks`. */
  key?: VerificationKey;
  nonce?: string;
  /** Seconds, as `max_age` was sent. */
  maxAge?: number;
  accessToken?: string;
  code?: string;
  /** `org_…` is compared with `org_id`, anything else with `org_name`. */
  organization?: string;
  /** The ID token that this one replaces (OpenID Connect Core section 12.2). */
  previous?: string;
  nowMs: number;
  /** When the token came, in milliseconds since the epoch: one that comes from a token endpoint was just made. */
  arrivedMs?: number;
  /** Clock skew that is put up with; 60 when left out. */
  toleranceSeconds?: number;
  /** The `seq` of the event that holds each. */
  evidence?: { token?: number; keys?: number; discovery?: number; nonce?: number; request?: number };
};

/**
 * Every check of OpenID Connect Core section 3.1.3.7 and 3.3.2.11, by name, whether it passes or not; one that fails
 * hides none of the others. Does not check `acr`, `amr` or custom claims. A token that cannot be read gives one check,
 * `signature`, with problem `token-malformed`.
 */
export async function checkIdToken(text: string, expected: ExpectedIdToken): Promise<Check[]> {
  const token = readToken(text);
  const at = expected.evidence ?? {};
  const point: Point = (path) => (at.token === undefined ? [] : [{ event: at.token, path }]);
  const also = (event: number | undefined, path?: string): Evidence[] =>
    event === undefined ? [] : [{ event, ...(path ? { path } : {}) }];
  if (isBroken(token) || token.form === 'jwe' || !token.claims) {
    const detail = isBroken(token)
      ? `${token.message} At character ${token.offset + 1}.`
      : token.form === 'jwe'
        ? 'The token is encrypted. Its checks need the key that opens it.'
        : 'The payload is no JSON object.';
    const about = { id: 'signature', title: 'Signature is good', detail, evidence: point('body.id_token') };
    return [
      isBroken(token) || token.form === 'jws'
        ? fail({ ...about, problem: 'token-malformed' })
        : unknown({ ...about, problem: 'signature-not-checked' }),
    ];
  }
  const clock = { nowMs: expected.nowMs, toleranceSeconds: expected.toleranceSeconds ?? 60 };
  const key = expected.key ?? (expected.jwks && { jwks: expected.jwks });
  return [
    await signature(token, key, [...point('signature'), ...also(at.keys)]),
    idTokenAlgorithm(token, point),
    keyId(token, expected.jwks, [...point('header.kid'), ...also(at.keys, 'body.keys')]),
    checkIssuer(token, expected.issuer, [...point('claims.iss'), ...also(at.discovery, 'body.issuer')]),
    audience(token, expected.clientId, point('claims.aud')),
    authorizedParty(token, expected.clientId, point('claims.azp')),
    ...checkTimes(token, clock, point),
    ...(expected.arrivedMs === undefined ? [] : freshness(token, expected.arrivedMs, point('claims.iat'))),
    subject(token, point('claims.sub')),
    nonce(token, expected, [...point('claims.nonce'), ...also(at.nonce)]),
    await hash(token, 'at_hash', 'access token', expected.accessToken, point('claims.at_hash')),
    await hash(token, 'c_hash', 'code', expected.code, point('claims.c_hash')),
    authTime(token, expected, [...point('claims.auth_time'), ...also(at.request)]),
    session(token, point('claims.sid')),
    organization(token, expected.organization, [...point('claims.org_id'), ...also(at.request)]),
    ...(expected.previous === undefined ? [] : checkSuccession(token, expected.previous, point)),
  ];
}

async function signature(
  token: SignedToken,
  key: VerificationKey | undefined,
  evidence: Evidence[],
): Promise<Check> {
  const needs = {
    id: 'signature',
    title: 'Signature: needs the keys',
    detail: `${signedBy(token)}; the keys of the issuer were not read.`,
    evidence,
    problem: 'signature-not-checked',
  };
  return key ? { ...(await verifySignature(token.text, key)), evidence } : unknown(needs);
}

function idTokenAlgorithm(token: SignedToken, point: Point): Check {
  const check = checkAlgorithm(token, point);
  const alg = textOf(token.header, 'alg') ?? '';
  if (!alg.startsWith('HS')) return check;
  return fail({
    ...check,
    detail: `\`alg\` is \`${alg}\`: the tenant signs with the client secret. A page or a phone has none, and whoever can check such a token can also make it.`,
    problem: 'alg-not-rs256',
  });
}

function keyId(token: SignedToken, jwks: JsonObject | undefined, evidence: Evidence[]): Check {
  const about = { id: 'kid', title: '`kid` is a key of the issuer', evidence };
  const kid = textOf(token.header, 'kid');
  if (textOf(token.header, 'alg')?.startsWith('HS'))
    return skip({ ...about, detail: 'The key is the client secret; it is in no key set.' });
  if (!jwks)
    return unknown({
      ...about,
      title: '`kid`: needs the keys',
      detail: kid ? `It says \`${kid}\`.` : 'There is no `kid`.',
    });
  if (kid === undefined)
    return skip({ ...about, detail: 'There is no `kid`; every key of the issuer was tried.' });
  const known = keysOf(jwks).some((key) => key['kid'] === kid);
  return judge(known, {
    ...about,
    detail: `\`${kid}\``,
    otherwise: unknownKid(kid, keysOf(jwks)),
    problem: 'unknown-kid',
  });
}

function audience(token: SignedToken, clientId: string | undefined, evidence: Evidence[]): Check {
  const about = { id: 'aud', title: '`aud` is this client', evidence };
  const listed = audiences(token);
  const says = listed.map((each) => `\`${each}\``).join(', ') || 'nothing';
  if (clientId === undefined)
    return unknown({ ...about, title: '`aud`: which application is yours?', detail: `It says ${says}.` });
  return judge(listed.includes(clientId), {
    ...about,
    detail: says,
    otherwise: `It says ${says}, this client is \`${clientId}\`.`,
    problem: 'audience-mismatch',
  });
}

function authorizedParty(token: SignedToken, clientId: string | undefined, evidence: Evidence[]): Check {
  const about = { id: 'azp', title: '`azp` is this client', evidence };
  const azp = textOf(token.claims, 'azp');
  const several = audiences(token).length > 1;
  if (azp === undefined && !several)
    return skip({
      ...about,
      evidence: [],
      detail: 'There is no `azp`; it is needed when `aud` names several.',
    });
  if (clientId === undefined)
    return unknown({
      ...about,
      title: '`azp`: which application is yours?',
      detail: `It says \`${azp ?? 'nothing'}\`.`,
    });
  return judge(azp === clientId, {
    ...about,
    detail: `\`${azp}\``,
    otherwise:
      azp === undefined
        ? '`aud` names several, and there is no `azp`.'
        : `It says \`${azp}\`, this client is \`${clientId}\`.`,
    problem: 'azp-mismatch',
  });
}

const OLDEST_SECONDS = 600;

/** OpenID Connect Core section 3.1.3.7, 10: one that was issued too far away from now. Nothing where it is near. */
function freshness(token: SignedToken, arrivedMs: number, evidence: Evidence[]): Check[] {
  const iat = numberOf(token.claims, 'iat');
  const age = iat === undefined ? 0 : arrivedMs - iat * 1000;
  if (age <= OLDEST_SECONDS * 1000) return [];
  return [
    fail({
      id: 'fresh-iat',
      title: '`iat` is about when the token came',
      detail: `It was issued ${distance(age)} before it came: it is an old token, or one of the two clocks is wrong.`,
      evidence,
      problem: 'issued-long-ago',
    }),
  ];
}

function subject(token: SignedToken, evidence: Evidence[]): Check {
  const sub = textOf(token.claims, 'sub');
  return judge(Boolean(sub) && (sub?.length ?? 0) <= 255, {
    id: 'sub',
    title: '`sub` names a user',
    detail: `\`${sub}\``,
    otherwise: sub ? `\`sub\` has ${sub.length} characters; 255 are allowed.` : 'There is no `sub`.',
    problem: 'claim-missing',
    evidence,
  });
}

function nonce(token: SignedToken, { nonce: sent, previous }: ExpectedIdToken, evidence: Evidence[]): Check {
  const about = { id: 'nonce', title: '`nonce` is ours', evidence };
  const got = textOf(token.claims, 'nonce');
  if (sent === undefined)
    return got === undefined
      ? skip({ ...about, evidence: [], detail: 'None was sent, and there is none.' })
      : unknown({
          ...about,
          title: '`nonce`: needs the login it belongs to',
          detail: 'The value that was sent is not known here.',
        });
  if (got === undefined && previous !== undefined)
    return skip({ ...about, evidence: [], detail: 'There is none; a token from a refresh needs none.' });
  return judge(got === sent, {
    ...about,
    detail: 'The value that was sent came back.',
    otherwise:
      got === undefined
        ? 'One was made for this login, and the token has none.'
        : 'It is not the value that was sent: the token belongs to another login.',
    problem: 'nonce-mismatch',
  });
}

async function hash(
  token: SignedToken,
  claim: 'at_hash' | 'c_hash',
  of: string,
  value: string | undefined,
  evidence: Evidence[],
): Promise<Check> {
  const about = { id: claim, title: `\`${claim}\` fits the ${of}`, evidence };
  const got = textOf(token.claims, claim);
  if (got === undefined)
    return skip({
      ...about,
      evidence: [],
      detail: `There is no \`${claim}\`; an ID token from the token endpoint needs none.`,
    });
  if (!value)
    return unknown({
      ...about,
      title: `\`${claim}\`: needs the ${of}`,
      detail: `The ${of} is not known here.`,
    });
  const made = await halfHash(textOf(token.header, 'alg') ?? '', value);
  if (made === undefined) return unknown({ ...about, detail: 'The hash of this `alg` is not known here.' });
  return judge(made === got, {
    ...about,
    detail: `\`${got}\``,
    otherwise: `It says \`${got}\`; of this ${of} it would be \`${made}\`.`,
    problem: `${claim.replace('_', '-')}-mismatch`,
  });
}

function authTime(
  token: SignedToken,
  { maxAge, nowMs, toleranceSeconds = 60 }: ExpectedIdToken,
  evidence: Evidence[],
): Check {
  const about = { id: 'auth_time', title: '`auth_time` is recent enough', evidence };
  const at = numberOf(token.claims, 'auth_time');
  const ago = at === undefined ? undefined : distance(nowMs - at * 1000);
  if (maxAge === undefined)
    return skip({
      ...about,
      evidence: [],
      detail: ago ? `Logged in ${ago} ago; no \`max_age\` was asked for.` : 'No `max_age` was asked for.',
    });
  const holds = at !== undefined && nowMs - at * 1000 <= (maxAge + toleranceSeconds) * 1000;
  return judge(holds, {
    ...about,
    detail: `Logged in ${ago} ago; \`max_age\` is ${maxAge} s.`,
    otherwise: ago
      ? `Logged in ${ago} ago, longer than the \`max_age\` of ${maxAge} s.`
      : '`max_age` was sent, and there is no `auth_time`.',
    problem: 'auth-time-too-old',
  });
}

function session(token: SignedToken, evidence: Evidence[]): Check {
  const sid = textOf(token.claims, 'sid');
  const about = { id: 'sid', title: '`sid` names the session', evidence };
  return sid
    ? pass({ ...about, detail: 'A logout can name this session.' })
    : skip({ ...about, evidence: [], detail: 'There is no `sid`; it is optional.' });
}

function organization(token: SignedToken, asked: string | undefined, evidence: Evidence[]): Check {
  const about = { id: 'org', title: 'The organization is the one asked for', evidence };
  const id = textOf(token.claims, 'org_id');
  const name = textOf(token.claims, 'org_name');
  const says = `It says ${id || name ? [id, name].flatMap((each) => (each ? [`\`${each}\``] : [])).join(', ') : 'nothing'}`;
  if (!asked)
    return skip({
      ...about,
      evidence: [],
      detail: id || name ? `${says}; none was asked for.` : 'None was asked for, and there is none.',
    });
  const holds = asked.startsWith('org_') ? id === asked : name?.toLowerCase() === asked.toLowerCase();
  return judge(holds, {
    ...about,
    detail: `\`${asked}\``,
    otherwise: `${says}, \`${asked}\` was asked for.`,
    problem: 'organization-mismatch',
  });
}
