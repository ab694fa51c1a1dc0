/** The compact forms of RFC 7515 and RFC 7516, taken apart. Nothing is verified or decrypted here. */
import { decodeBase64url } from '#lib/base64url.ts';
import { type Broken, broken, isBroken, named } from './broken.ts';
import { type JsonObjectNode, parseJson, textOf } from './json.ts';

type PartName =
  | 'header'
  | 'payload'
  | 'signature'
  | 'encrypted key'
  | 'initialization vector'
  | 'ciphertext'
  | 'authentication tag';

/** A stretch of the text, `start` included, `end` not. */
type Part = { name: PartName; start: number; end: number };

export type SignedToken = {
  form: 'jws';
  text: string;
  parts: Part[];
  header: JsonObjectNode;
  /** Undefined when the payload is no JSON object. */
  claims?: JsonObjectNode;
  /** The payload as text; undefined when it is binary. */
  payload?: string;
  /** A token inside this one. */
  nested?: string;
  payloadBytes: number;
  signatureBytes: number;
};

export type EncryptedToken = {
  form: 'jwe';
  text: string;
  parts: Part[];
  header: JsonObjectNode;
  /** Bytes of encrypted content: about the size of what is inside. */
  contentBytes: number;
};

export type Token = SignedToken | EncryptedToken;

const SIGNED: PartName[] = ['header', 'payload', 'signature'];
const ENCRYPTED: PartName[] = [
  'header',
  'encrypted key',
  'initialization vector',
  'ciphertext',
  'authentication tag',
];
const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*(\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*)?$/;

/** Whether a text has the outer shape of a token; says nothing about what is inside. */
export function looksLikeToken(text: string): boolean {
  return text.startsWith('eyJ') || (COMPACT.test(text) && text.split('.')[0]?.startsWith('ey') === true);
}

/**
 * Takes a compact JWS or JWE apart. `Broken` points at the character: a foreign character, a part too many or
 * missing, a header or payload that is cut off. Any `alg` is accepted, also `none` and unknown ones.
 */
export function readToken(text: string): Token | Broken {
  const dots: number[] = [];
  for (let index = text.indexOf('.'); index >= 0; index = text.indexOf('.', index + 1)) {
    dots.push(index);
    if (dots.length > 4)
      return broken(
        index,
        'A sixth part begins here: a token has three parts, or five when it is encrypted.',
        'Two tokens may have been pasted as one.',
      );
  }
  const names = dots.length === 4 ? ENCRYPTED : SIGNED;
  const bounds = [-1, ...dots, text.length];
  const parts = bounds
    .slice(1)
    .map((end, index) => ({ name: names[index] ?? 'signature', start: (bounds[index] ?? -1) + 1, end }));
  const bytes: Uint8Array<ArrayBuffer>[] = [];
  for (const part of parts) {
    const decoded = decodePart(text, part);
    if (isBroken(decoded)) return decoded;
    bytes.push(decoded);
  }
  const [first, second] = parts;
  const header = first && readHeader(bytes[0], first);
  if (!header) return broken(0, 'There is no header.', 'Paste the whole token.');
  if (isBroken(header)) return header;
  if (dots.length === 3)
    return broken(
      dots[2] ?? 0,
      'Four parts: a token has three, or five when it is encrypted.',
      'Compare it with the place it came from; a part is missing or one too many.',
    );
  if (dots.length < 2) {
    const missing = dots.length === 0 ? 'payload and signature are missing' : 'the signature is missing';
    return broken(
      text.length,
      `The token ends here: ${missing}.`,
      'Copy the whole token; an unsigned one ends in a dot.',
    );
  }
  if (dots.length === 4) return { form: 'jwe', text, parts, header, contentBytes: bytes[3]?.length ?? 0 };
  if (!second || second.start === second.end)
    return broken(
      second?.start ?? 0,
      'The payload is empty.',
      'A detached signature needs the payload it belongs to.',
    );
  return readPayload(text, parts, header, bytes[1] ?? new Uint8Array(), second, bytes[2]?.length ?? 0);
}

function readPayload(
  text: string,
  parts: Part[],
  header: JsonObjectNode,
  bytes: Uint8Array<ArrayBuffer>,
  part: Part,
  signatureBytes: number,
): SignedToken | Broken {
  const token: SignedToken = { form: 'jws', text, parts, header, payloadBytes: bytes.length, signatureBytes };
  const payload = decodeUtf8(bytes);
  if (payload === undefined) return token;
  token.payload = payload;
  if (textOf(header, 'cty')?.toUpperCase() === 'JWT' || looksLikeToken(payload))
    return { ...token, nested: payload };
  const claims = parseJson(payload);
  if (isBroken(claims)) {
    const says = payload.trimStart().startsWith('{') || textOf(header, 'typ')?.toUpperCase().endsWith('JWT');
    return says ? moved(claims, payload, part, 'payload') : token;
  }
  return claims.kind === 'object' ? { ...token, claims } : token;
}

function readHeader(bytes: Uint8Array<ArrayBuffer> | undefined, part: Part): JsonObjectNode | Broken {
  if (!bytes?.length)
    return broken(
      part.start,
      'The header is empty.',
      'Copy the token from its first character; most begin with `eyJ`.',
    );
  const text = decodeUtf8(bytes);
  if (text === undefined)
    return broken(
      part.start,
      'The header is no text.',
      'This is no token, or its first characters are missing.',
    );
  const header = parseJson(text);
  if (isBroken(header)) return moved(header, text, part, 'header');
  if (header.kind !== 'object')
    return broken(part.start, 'The header is JSON, but no object.', 'This is no token.');
  return header;
}

/** Moves the place of an error in the decoded text to the character of the token that holds it. */
function moved(error: Broken, decoded: string, part: Part, name: string): Broken {
  const byte = new TextEncoder().encode(decoded.slice(0, error.offset)).length;
  const offset = Math.min(part.start + Math.floor((byte * 4) / 3), part.end);
  const cut = error.offset >= decoded.length;
  return broken(
    offset,
    cut ? `The ${name} is cut off: its JSON ends too early.` : `The ${name} is not JSON: ${error.message}`,
    cut ? 'Copy the whole token.' : 'A character may have been changed or lost on the way.',
  );
}

function decodePart(text: string, part: Part): Uint8Array<ArrayBuffer> | Broken {
  const encoded = text.slice(part.start, part.end);
  const foreign = /[^A-Za-z0-9_-]/.exec(encoded);
  if (foreign) {
    const character = foreign[0];
    const advice = /\s/.test(character)
      ? 'Remove it; a terminal or a mail may have wrapped the line.'
      : '+/='.includes(character)
        ? 'This is base64. A token is base64url: `-`, `_`, and no `=`.'
        : character === '%'
          ? 'The token is URL-encoded. Decode it, or paste the whole URL.'
          : 'A token holds letters, digits, `-` and `_` only.';
    return broken(
      part.start + foreign.index,
      `${named(character)} cannot stand in the ${part.name}.`,
      advice,
    );
  }
  return (
    decodeBase64url(encoded) ??
    broken(part.end, `The ${part.name} is a character short.`, 'Copy the whole token; its end is missing.')
  );
}

function decodeUtf8(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
