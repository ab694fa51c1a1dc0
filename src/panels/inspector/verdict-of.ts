import { numberOf } from '#inspect/json.ts';
import { fromNow } from '#inspect/times.ts';
import type { SignedToken } from '#inspect/token.ts';
import type { Check } from '#trace/event.ts';
import type { Tone } from './verdict.tsx';

type Said = { tone: Tone; title: string; detail?: string };

const SIGNATURE_PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['alg-none', 'Not signed: anybody can write this'],
  ['unknown-kid', 'No key of the issuer has this `kid`'],
  ['signature-invalid', 'The signature is wrong'],
  ['key-malformed', 'The key does not suit the token'],
  ['token-malformed', 'The token cannot be read'],
]);

/** What the signature is worth. */
export function signatureVerdict(checks: Check[]): Said {
  const check = checks.find(({ id }) => id === 'signature');
  if (check?.status === 'pass') return { tone: 'good', title: 'Signature verified', detail: check.detail };
  if (check?.status === 'fail')
    return {
      tone: 'bad',
      title: SIGNATURE_PROBLEMS.get(check.problem ?? '') ?? 'The signature is wrong',
      detail: check.detail,
    };
  return { tone: 'open', title: 'Signature not checked yet', ...(check ? { detail: check.detail } : {}) };
}

/** What else fails; undefined when nothing does. */
export function claimsVerdict(token: SignedToken, checks: Check[], nowMs: number): Said | undefined {
  const failing = checks.filter(({ id, status }) => status === 'fail' && id !== 'signature');
  const exp = numberOf(token.claims, 'exp');
  const expired = failing.find(({ problem }) => problem === 'token-expired');
  const others = failing.filter(
    ({ problem }) => problem !== 'token-expired' && problem !== 'unknown-kid' && problem !== 'alg-none',
  );
  if (expired && exp !== undefined && others.length === 0)
    return {
      tone: 'bad',
      title: `Expired ${fromNow(exp * 1000, nowMs)}`,
      detail:
        'The tenant issues a new one at the next login. An app that still accepts this one does not check `exp`.',
    };
  const [first] = others;
  if (!first) return undefined;
  const title = others.length === 1 ? `\`${first.id}\` does not hold` : `${others.length} checks fail`;
  return { tone: 'bad', title, detail: others.map(({ detail }) => detail).join(' ') };
}
