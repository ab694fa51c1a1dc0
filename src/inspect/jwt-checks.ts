/** The checks that hold for every JWT (RFC 7519 section 4.1, RFC 8725 section 3), whatever it is for. */
import { algorithm } from '#catalog/algorithms.ts';
import type { Check, Evidence } from '#trace/event.ts';
import { fail, judge, pass, skip, unknown } from './checks.ts';
import { member, numberOf, textOf } from './json.ts';
import { distance, localTime } from './times.ts';
import type { SignedToken } from './token.ts';

export type Clock = { nowMs: number; toleranceSeconds: number };
/** Points at the claim in the event that brought the token. */
export type Point = (path: string) => Evidence[];

export function checkAlgorithm(token: SignedToken, point: Point): Check {
  const alg = textOf(token.header, 'alg') ?? '';
  const about = { id: 'alg', title: '`alg` is a signature', evidence: point('header.alg') };
  const known = algorithm(alg);
  if (alg.toLowerCase() === 'none')
    return fail({
      ...about,
      detail: '`alg` is `none`: anybody can write such a token.',
      problem: 'alg-none',
    });
  if (!known)
    return unknown({ ...about, detail: alg ? `\`${alg}\` is not known here.` : 'The header has no `alg`.' });
  return pass({ ...about, detail: `\`${alg}\`. ${known.meaning}` });
}

/** `RS256` with key `abc`, as a signature that is still to be checked is called. */
export function signedBy(token: SignedToken): string {
  const kid = textOf(token.header, 'kid');
  return `\`${textOf(token.header, 'alg') ?? 'no alg'}\`${kid === undefined ? '' : ` with key \`${kid}\``}`;
}

/** The audiences of a token, whether it names one or several. */
export function audiences(token: SignedToken): string[] {
  const aud = member(token.claims, 'aud');
  if (aud?.kind === 'string') return [aud.value];
  return aud?.kind === 'array'
    ? aud.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []))
    : [];
}

/** `expected` undefined: nothing to compare with. */
export function checkIssuer(token: SignedToken, expected: string | undefined, evidence: Evidence[]): Check {
  const about = { id: 'iss', title: '`iss` is the tenant', evidence };
  const iss = textOf(token.claims, 'iss');
  if (iss === undefined) return fail({ ...about, detail: 'There is no `iss`.', problem: 'issuer-mismatch' });
  if (expected === undefined)
    return unknown({
      ...about,
      title: '`iss`: needs the tenant it should be from',
      detail: `It says \`${iss}\`.`,
    });
  const slash =
    iss.replace(/\/$/, '') === expected.replace(/\/$/, '') ? ' Only the slash at the end differs.' : '';
  return judge(iss === expected, {
    ...about,
    detail: `\`${iss}\`, to the letter.`,
    otherwise: `It says \`${iss}\`, the tenant is \`${expected}\`.${slash}`,
    problem: 'issuer-mismatch',
  });
}

export function checkTimes(token: SignedToken, clock: Clock, point: Point): Check[] {
  return [
    checkExpiry(token, clock, point),
    checkIssuedAt(token, clock, point),
    checkNotBefore(token, clock, point),
  ];
}

function checkExpiry(token: SignedToken, { nowMs, toleranceSeconds }: Clock, point: Point): Check {
  const about = { id: 'exp', title: '`exp` lies ahead', evidence: point('claims.exp') };
  const exp = numberOf(token.claims, 'exp');
  if (exp === undefined)
    return fail({ ...about, detail: 'There is no `exp` that is a number.', problem: 'claim-missing' });
  const left = exp * 1000 - nowMs;
  return judge(left + toleranceSeconds * 1000 > 0, {
    ...about,
    detail:
      left > 0
        ? `It is good for ${distance(left)}.`
        : `It ran out ${distance(left)} ago, within the tolerance of ${toleranceSeconds} s.`,
    otherwise: `It ran out ${distance(left)} ago, at ${localTime(exp * 1000) ?? exp}.`,
    problem: 'token-expired',
  });
}

function checkIssuedAt(token: SignedToken, { nowMs, toleranceSeconds }: Clock, point: Point): Check {
  const about = { id: 'iat', title: '`iat` does not lie ahead', evidence: point('claims.iat') };
  const iat = numberOf(token.claims, 'iat');
  if (iat === undefined)
    return fail({ ...about, detail: 'There is no `iat` that is a number.', problem: 'claim-missing' });
  const age = nowMs - iat * 1000;
  return judge(age + toleranceSeconds * 1000 >= 0, {
    ...about,
    detail:
      age >= 0
        ? `Issued ${distance(age)} ago.`
        : `Issued ${distance(age)} ahead, within the tolerance of ${toleranceSeconds} s.`,
    otherwise: `It lies ${distance(age)} ahead: the clock of this machine is slow, or the tenant's is fast.`,
    problem: 'issued-in-future',
  });
}

function checkNotBefore(token: SignedToken, { nowMs, toleranceSeconds }: Clock, point: Point): Check {
  const about = { id: 'nbf', title: '`nbf` is past', evidence: point('claims.nbf') };
  if (!member(token.claims, 'nbf'))
    return skip({ ...about, evidence: [], detail: 'There is no `nbf`; it is optional.' });
  const nbf = numberOf(token.claims, 'nbf') ?? Number.NaN;
  const age = nowMs - nbf * 1000;
  return judge(age + toleranceSeconds * 1000 >= 0, {
    ...about,
    detail:
      age >= 0
        ? `Good since ${distance(age)}.`
        : `Good in ${distance(age)}, within the tolerance of ${toleranceSeconds} s.`,
    otherwise: Number.isNaN(nbf) ? '`nbf` is no number.' : `It is not good yet: in ${distance(age)}.`,
    problem: 'not-yet-valid',
  });
}
