import { decodeBase64url } from '#lib/base64url.ts';
import { newId } from '#lib/ids.ts';
import { browserShelf } from './shelf.ts';

const FINGERPRINT_KEY = 'grantscope.fingerprint-key';

let key: Uint8Array | undefined;

/** Random, made once for this browser: without it a short secret could be guessed from its fingerprint. */
export function fingerprintKey(): Uint8Array {
  key ??= kept() ?? made();
  return key;
}

function kept(): Uint8Array | undefined {
  const bytes = decodeBase64url(browserShelf.get(FINGERPRINT_KEY) ?? '');
  return bytes?.length === 32 ? bytes : undefined;
}

function made(): Uint8Array {
  const fresh = newId(32);
  browserShelf.set(FINGERPRINT_KEY, fresh);
  return decodeBase64url(fresh) ?? new Uint8Array(32);
}
