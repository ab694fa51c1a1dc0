import type { JsonObject } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';
import { isBroken } from './broken.ts';
import { checkJwt } from './check-jwt.ts';
import { checkIdToken } from './id-token.ts';
import { readToken } from './token.ts';
import { recognise } from './token-use.ts';
import type { VerificationKey } from './verify.ts';

/** What a token without its login can be held against; what is left out is not compared. */
export type ExpectedPasted = {
  issuer?: string | undefined;
  clientId?: string | undefined;
  /** The key set of the issuer, when it was fetched. */
  jwks?: JsonObject | undefined;
  /** A key by hand, in place of `jwks`. */
  key?: VerificationKey | undefined;
  nowMs: number;
};

/**
 * The checks of a token that was found somewhere: those of an ID token for what reads as one (`token-use.ts`), those
 * of any JWT for the rest. None for what is encrypted or no token.
 */
export async function checkPasted(text: string, expected: ExpectedPasted): Promise<Check[]> {
  const token = readToken(text);
  if (isBroken(token) || token.form === 'jwe') return [];
  const { issuer, clientId, jwks, key, nowMs } = expected;
  return recognise(token).use === 'id'
    ? checkIdToken(text, { issuer, clientId, jwks, nowMs, ...(key ? { key } : {}) })
    : checkJwt(token, { issuer, key: key ?? (jwks && { jwks }), nowMs });
}
