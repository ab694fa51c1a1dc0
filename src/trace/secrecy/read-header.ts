/** Values that are secret only behind a scheme or a name: `Bearer …`, `Basic …`, `sid=…; …`. */
import { fromPercent, textOfBase64 } from './escapes.ts';
import type { Part } from './reader.ts';
import { View } from './view.ts';

const SCHEME = /^\s*([A-Za-z][\w-]*)\s+(?=\S)/;

/** The parts of a header whose value is made of several; undefined for a header that is one value. */
export function readHeader(name: string, view: View): Part[] | undefined {
  const plain = name.toLowerCase().replaceAll('_', '-');
  if (/(?:^|-)authorization(?:-header)?$/.test(plain)) return readCredentials(view);
  if (plain === 'cookie') return cookies(view, Number.POSITIVE_INFINITY);
  return plain === 'set-cookie' ? cookies(view, 1) : undefined;
}

/** `Authorization` (RFC 9110 section 11.6.2). What follows an unknown scheme is one secret. */
export function readCredentials(view: View): Part[] {
  const { text } = view;
  const [all = '', scheme = ''] = SCHEME.exec(text) ?? [];
  const rest = view.slice(all.length, text.trimEnd().length);
  if (/^basic$/i.test(scheme)) return readBasic(rest);
  // Without a scheme that is known it may be good for ever, as an API key is.
  const under = /^(?:bearer|dpop|token)$/i.test(scheme) ? 'access_token' : 'api_key';
  return [{ view: rest, name: '', under }];
}

/**
 * The secret behind the client's id (RFC 7617; RFC 6749 section 2.3.1 has both written as in a form). It is named
 * `client_secret`, which it is wherever this page sends the header.
 */
export function readBasic(view: View): Part[] {
  const means = textOfBase64(view.text);
  // Where an earlier pass was, the pair stands openly, with a mark in the place of the secret.
  const pair = view.text.includes(':') ? view : means === undefined ? undefined : openly(view, means);
  const colon = pair?.text.indexOf(':') ?? -1;
  if (!pair || colon < 0) return [{ view, name: '', under: 'client_secret' }];
  const secret = pair.slice(colon + 1, pair.text.length);
  const decoded = /%[\da-f]{2}/i.test(secret.text) ? fromPercent(View.of(secret.text)).text : secret.text;
  return [{ view: secret.opaque(0, secret.text.length, decoded), name: 'client_secret' }];
}

/** The whole of the base64 is replaced, by the id as it was and by what stands for the secret. */
function openly(view: View, means: string): View {
  const colon = means.indexOf(':');
  const id = means.slice(0, colon + 1);
  return view.opaque(0, view.text.length, means).within((text) => id + text);
}

/** `name=value` from each piece between semicolons, up to as many as there are; the rest is attributes. */
function cookies(view: View, most: number): Part[] {
  const parts: Part[] = [];
  let count = 0;
  for (let start = 0; start < view.text.length; count++) {
    const found = view.text.indexOf(';', start);
    const end = found < 0 ? view.text.length : found;
    const pair = view.slice(start, end);
    const equals = pair.text.indexOf('=');
    const value = pair.slice(equals + 1, pair.text.length);
    const name = pair.text.slice(0, Math.max(0, equals)).trim();
    parts.push(count < most ? { view: value, name, under: 'cookie' } : { view: value, name: '' });
    start = end + 1;
  }
  return parts;
}
