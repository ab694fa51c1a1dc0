import type { Check } from '#trace/event.ts';
import { isBroken } from './broken.ts';
import { judge, skip, unknown } from './checks.ts';
import { member, numberOf, textOf } from './json.ts';
import { audiences, type Point } from './jwt-checks.ts';
import { readToken, type SignedToken } from './token.ts';

/**
 * OpenID Connect Core section 12.2: what the ID token of a refresh shares with the one it replaces: `iss`, `sub`
 * and `auth_time` are the same, `aud` names the same client, `iat` is no earlier. Does not verify the earlier token: it was checked when it came.
 * Problem codes: `subject-mismatch`, `issuer-mismatch`, `audience-mismatch`, `auth-time-changed`, `iat-went-back`.
 */
export function checkSuccession(token: SignedToken, previous: string, point: Point): Check[] {
  const before = readToken(previous);
  if (isBroken(before) || before.form === 'jwe' || !before.claims) {
    const detail = 'The token before the refresh cannot be read.';
    return [unknown({ id: 'same-sub', title: '`sub` is the same user', detail, evidence: [] })];
  }
  const same = (claim: string, title: string, problem: string): Check => {
    const [then, now] = [textIn(before, claim), textIn(token, claim)];
    return judge(then === now, {
      ...{ id: `same-${claim}`, title, problem },
      evidence: point(`claims.${claim}`),
      detail: `\`${now ?? 'nothing'}\``,
      otherwise: `It was \`${then ?? 'nothing'}\`, and is \`${now ?? 'nothing'}\` after the refresh.`,
    });
  };
  return [
    same('sub', '`sub` is the same user', 'subject-mismatch'),
    same('iss', '`iss` is the same issuer', 'issuer-mismatch'),
    judge(
      audiences(before).every((audience) => audiences(token).includes(audience)),
      {
        ...{ id: 'same-aud', title: '`aud` names the same client', problem: 'audience-mismatch' },
        evidence: point('claims.aud'),
        detail: listed(token),
        otherwise: `It was ${listed(before)}, and is ${listed(token)} after the refresh.`,
      },
    ),
    numberOf(token.claims, 'auth_time') === undefined
      ? skip({
          id: 'same-auth_time',
          title: '`auth_time` is the login’s',
          evidence: [],
          detail: 'There is none.',
        })
      : same('auth_time', '`auth_time` is the login’s', 'auth-time-changed'),
    issuedLater(token, before, point),
  ];
}

function issuedLater(token: SignedToken, before: SignedToken, point: Point): Check {
  const [then, now] = [numberOf(before.claims, 'iat'), numberOf(token.claims, 'iat')];
  const about = { id: 'later-iat', title: '`iat` is no earlier', evidence: point('claims.iat') };
  if (then === undefined || now === undefined)
    return unknown({ ...about, detail: 'One of them names no time.' });
  return judge(now >= then, {
    ...about,
    detail: `\`${now}\``,
    otherwise: `It was issued at ${then}, and the new one says ${now}.`,
    problem: 'iat-went-back',
  });
}

/** A claim as text, whatever its type, so that two can be compared. */
function textIn({ claims }: SignedToken, claim: string): string | undefined {
  const text = textOf(claims, claim);
  if (text !== undefined) return text;
  const other = member(claims, claim);
  return other && JSON.stringify(other);
}

function listed(token: SignedToken): string {
  return (
    audiences(token)
      .map((audience) => `\`${audience}\``)
      .join(', ') || 'nothing'
  );
}
