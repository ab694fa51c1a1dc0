import type { Answer, StepContext } from '#flows/flow.ts';
import { verifySignature } from '#inspect/verify.ts';
import type { Check } from '#trace/event.ts';

/**
 * OpenID Connect Core section 5.3.2: where UserInfo comes as a JWT, its signature. oauth4webapi reads its claims and checks
 * no signature, so a forged one would pass. Nothing where it is plain JSON, or where the signature is good.
 */
export async function signedUserInfo(ctx: StepContext, answer: Answer): Promise<Check[]> {
  const type = answer.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (answer.status !== 200 || type !== 'application/jwt') return [];
  const jwks = ctx.get('jwks');
  const event = ctx.cameIn();
  const evidence = event === undefined ? [] : [{ event, path: 'body' }];
  const about = { id: 'signature', title: 'The signature of UserInfo is good', evidence };
  if (!jwks) {
    const detail = 'It is signed, and the keys of the issuer were not read.';
    return [{ ...about, status: 'unknown', detail, problem: 'signature-not-checked' }];
  }
  const check = await verifySignature(answer.body.trim(), { jwks });
  return check.status === 'pass' ? [] : [{ ...check, title: about.title, evidence }];
}
