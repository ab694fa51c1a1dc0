import { algorithm } from '#catalog/algorithms.ts';
import { decodeBase64url } from '#lib/base64url.ts';
import { broken } from './broken.ts';
import { type InspectedSection, type Inspection, inspection } from './inspection.ts';
import { formatJson, type JsonNode, member, textOf } from './json.ts';

const MOST_KEYS = 100;

/** JWK and JWK Set (RFC 7517). Says what each key may do; imports none of them. */
export function inspectKeys(node: JsonNode): Inspection | undefined {
  const list = member(node, 'keys');
  const single = textOf(node, 'kty') !== undefined;
  const keys = single ? [node] : list?.kind === 'array' ? list.items : undefined;
  if (!keys || keys.some((key) => textOf(key, 'kty') === undefined)) return undefined;
  const secret = keys.some(isPrivate);
  return inspection(
    'keys',
    single ? 'JWK' : 'JWK Set',
    single ? 'a key' : `${keys.length} ${keys.length === 1 ? 'key' : 'keys'}`,
    {
      sections: keys.slice(0, MOST_KEYS).map(describeKey),
      pretty: formatJson(node),
      notes: [
        ...(secret
          ? [
              'A private or secret key is in here. Whoever has it can sign as its owner: it stays in this tab.',
            ]
          : []),
        ...(keys.length > MOST_KEYS ? [`The first ${MOST_KEYS} keys are explained.`] : []),
      ],
    },
  );
}

function isPrivate(key: JsonNode): boolean {
  return member(key, 'd') !== undefined || textOf(key, 'kty') === 'oct';
}

function describeKey(key: JsonNode, index: number): InspectedSection {
  const kid = textOf(key, 'kid');
  const alg = textOf(key, 'alg');
  const use = textOf(key, 'use');
  const row = (name: string, value: string | undefined, meaning?: string) =>
    value === undefined ? [] : [{ name, value, ...(meaning ? { meaning } : {}) }];
  const uses =
    use === 'sig' ? 'For signatures.' : use === 'enc' ? 'For encryption.' : 'What it may be used for.';
  return {
    title: kid ? `Key ${kid}` : `Key ${index + 1}`,
    rows: [
      ...row('kty', textOf(key, 'kty'), kindOf(key)),
      ...row('kid', kid, 'The name that tokens call it by.'),
      ...row('use', use, uses),
      ...row(
        'alg',
        alg,
        alg ? (algorithm(alg)?.meaning ?? 'An algorithm that is not known here.') : undefined,
      ),
      ...row('crv', textOf(key, 'crv'), 'The curve.'),
      ...row('x5t', textOf(key, 'x5t'), 'The thumbprint of its certificate.'),
      ...(isPrivate(key)
        ? [
            {
              name: member(key, 'd') ? 'd' : 'k',
              value: 'present',
              meaning: 'The private part. It does not belong into a key set that others read.',
              bad: true,
            },
          ]
        : []),
    ],
  };
}

function kindOf(key: JsonNode): string {
  const kty = textOf(key, 'kty');
  const modulus = kty === 'RSA' ? decodeBase64url(textOf(key, 'n') ?? '') : undefined;
  if (modulus?.length) {
    const bits = (modulus.length - (modulus[0] === 0 ? 1 : 0)) * 8;
    return `RSA, ${bits} bits${bits < 2048 ? ': too short, 2048 are needed' : ''}.`;
  }
  return kty === 'EC'
    ? 'Elliptic curve.'
    : kty === 'OKP'
      ? 'Edwards curve.'
      : kty === 'oct'
        ? 'A shared secret.'
        : 'The kind of key.';
}

const PEM_KINDS: Record<string, [title: string, meaning: string]> = {
  'PUBLIC KEY': ['Public key', 'Verifies signatures; may be shown to anybody.'],
  'RSA PUBLIC KEY': ['Public key', 'PKCS #1. Most readers want SPKI, which begins with BEGIN PUBLIC KEY.'],
  CERTIFICATE: ['Certificate', 'A public key with the name of its owner.'],
  'PRIVATE KEY': ['Private key', 'Signs. It stays in this tab, and belongs nowhere else but with its owner.'],
  'RSA PRIVATE KEY': [
    'Private key',
    'Signs. It stays in this tab, and belongs nowhere else but with its owner.',
  ],
  'EC PRIVATE KEY': [
    'Private key',
    'Signs. It stays in this tab, and belongs nowhere else but with its owner.',
  ],
  'ENCRYPTED PRIVATE KEY': ['Private key, encrypted', 'Opened by a password only.'],
};

/** PEM blocks (RFC 7468): label, size, and where one is broken. */
export function inspectPem(text: string): Inspection {
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(text);
  const start = label ? label.index + label[0].length : 0;
  const end = text.indexOf(`-----END ${label?.[1] ?? ''}-----`, start);
  const [title, meaning] = (label?.[1] !== undefined &&
    Object.hasOwn(PEM_KINDS, label[1]) &&
    PEM_KINDS[label[1]]) || ['PEM', 'A block of PEM that is not known here.'];
  const found = inspection('keys', title, 'PEM', { notes: [meaning] });
  if (end < 0)
    return {
      ...found,
      broken: broken(
        text.length,
        `The line \`-----END ${label?.[1] ?? ''}-----\` is missing.`,
        'Copy the whole block, both lines of dashes included.',
      ),
    };
  const foreign = /[^A-Za-z0-9+/=\s]/.exec(text.slice(start, end));
  if (foreign)
    return {
      ...found,
      broken: broken(
        start + foreign.index,
        'This character cannot stand in a PEM block.',
        'Copy the block again.',
      ),
    };
  const bytes = decodeBase64url(text.slice(start, end).replace(/\s/g, ''));
  const rows = [
    { name: 'label', value: label?.[1] ?? '', meaning },
    { name: 'size', value: `${bytes?.length ?? 0} bytes` },
  ];
  return { ...found, sections: [{ title, rows }] };
}
