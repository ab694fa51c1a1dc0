import { numberOf } from '#inspect/json.ts';
import { fromNow } from '#inspect/times.ts';
import type { SignedToken } from '#inspect/token.ts';
import { type CheckWeight, heaviestOf, weightOf } from '#trace/check-weight.ts';
import type { Check } from '#trace/event.ts';
import type { Tone } from './verdict.tsx';

export type Said = { tone: Tone; title: string; detail?: string };

const SIGNATURE_PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['alg-none', 'Not signed: anybody can write this'],
  ['unknown-kid', 'No key of the issuer has this `kid`'],
  ['signature-invalid', 'The signature is wrong'],
  ['key-malformed', 'The key does not suit the token'],
  ['key-weak', 'The key is too weak to trust what it signs'],
  ['secret-published', 'The secret that signs it is published'],
  ['token-malformed', 'The token cannot be read'],
]);

/** What the checks come to, in one sentence: the worst leads, and what holds beside it is said. */
export function verdictOf(checks: Check[], token: SignedToken, nowMs: number): Said {
  const worst = heaviestOf(checks);
  const those = checks.filter((check) => weightOf(check) === worst);
  const signature = checks.find(({ id }) => id === 'signature');
  switch (worst) {
    case 'fail':
      return { tone: 'bad', title: failure(those, token, nowMs), detail: explained(those, checks) };
    case 'unknown':
      return {
        tone: 'open',
        title:
          signature?.status === 'unknown'
            ? 'The signature is not checked'
            : unjudged(those, signature?.status),
        detail: explained(those, checks),
      };
    case 'warning':
    case 'note':
      return { ...good(signature), detail: explained(those, checks) };
    default:
      return good(signature);
  }
}

/** What holds is said, but what nobody could judge is no pass. */
function unjudged(open: Check[], signature: Check['status'] | undefined): string {
  const what = open.length === 1 ? `\`${open[0]?.id}\` is not known` : `${open.length} checks are not known`;
  return signature === 'pass' ? `Signature verified, but ${what}` : `Not judged: ${what}`;
}

function good(signature: Check | undefined): Said {
  return signature?.status === 'pass'
    ? { tone: 'good', title: 'Signature verified', detail: signature.detail }
    : { tone: 'open', title: 'Not checked yet' };
}

function failure(failing: Check[], token: SignedToken, nowMs: number): string {
  // `kid` and `alg` say the same as the signature that cannot be good because of them.
  const signature = failing.find(({ id }) => id === 'signature');
  const others = failing.filter((one) => one === signature || one.problem !== signature?.problem);
  const [first] = others;
  const exp = numberOf(token.claims, 'exp');
  if (signature) return SIGNATURE_PROBLEMS.get(signature.problem ?? '') ?? 'The signature is wrong';
  if (others.length > 1) return `${others.length} checks fail`;
  if (first?.problem === 'token-expired' && exp !== undefined) return `Expired ${fromNow(exp * 1000, nowMs)}`;
  return `Does not hold: ${first?.title ?? ''}`;
}

function explained(those: Check[], all: Check[]): string {
  const said = [...new Set(those.map(({ detail }) => detail))].join(' ');
  const count = (weight: CheckWeight) => all.filter((check) => weightOf(check) === weight).length;
  const hold = count('pass');
  const open = those.some((check) => weightOf(check) === 'unknown') ? 0 : count('unknown');
  const rest = [
    ...(hold > 0 ? [`${hold} ${hold === 1 ? 'check holds' : 'checks hold'}`] : []),
    ...(open > 0 ? [`${open} ${open === 1 ? 'is' : 'are'} not known`] : []),
  ];
  return rest.length === 0 ? said : `${said} ${rest.join(', ')}.`;
}

/** The members of the token that a check is about. */
export function membersOf({ id }: Check): string[] {
  if (id === 'org') return ['org_id', 'org_name'];
  return [id.replace(/^(?:same|later|fresh)-/, '')];
}
