import type { Check } from '#trace/event.ts';
import { unknown } from './checks.ts';
import { member } from './json.ts';
import { checkAlgorithm, checkIssuer, checkTimes, signedBy } from './jwt-checks.ts';
import type { SignedToken } from './token.ts';
import { type VerificationKey, verifySignature } from './verify.ts';

/**
 * What holds for any JWT, whatever it is for: signature, `alg`, `iss` and the times that it states. Does not check
 * `aud`: only the one it is for can tell.
 */
export async function checkJwt(
  token: SignedToken,
  expected: { issuer?: string | undefined; key?: VerificationKey | undefined; nowMs: number },
): Promise<Check[]> {
  const nowhere = () => [];
  const clock = { nowMs: expected.nowMs, toleranceSeconds: 60 };
  const signature = expected.key
    ? await verifySignature(token.text, expected.key)
    : unknown({
        id: 'signature',
        title: 'Signature: needs the key',
        detail: `${signedBy(token)}; no key was given.`,
      });
  const stated = (name: string) => member(token.claims, name) !== undefined;
  return [
    signature,
    checkAlgorithm(token, nowhere),
    ...(stated('iss') ? [checkIssuer(token, expected.issuer, [])] : []),
    ...(token.claims ? checkTimes(token, clock, nowhere).filter(({ id }) => stated(id)) : []),
  ];
}
