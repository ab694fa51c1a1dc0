import { algorithm } from '#catalog/algorithms.ts';
import type { Answer, StepContext } from '#flows/flow.ts';
import { isBroken } from '#inspect/broken.ts';
import { member, parseJson, repeatedNames } from '#inspect/json.ts';
import { decodeBase64url } from '#lib/base64url.ts';
import { isJsonObject, type JsonObject } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';
import { jsonAnswerRemarks, objectIn } from './json-answer.ts';
import { isText, named, note, type Point, pointHere, remarks, shown, texts, warning } from './remark.ts';

const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'priv'];
const NEEDED: Readonly<Record<string, string[]>> = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
};
const FAMILY: readonly [RegExp, string][] = [
  [/^(RS|PS)\d|^RSA/, 'RSA'],
  [/^ES\d|^ECDH/, 'EC'],
  [/^Ed|^EdDSA/, 'OKP'],
  [/^HS\d|^A\d|^dir$/, 'oct'],
];
const MOST_KEYS = 100;

type Key = { key: JsonObject; index: number; name: string };

/**
 * RFC 7517: what is odd about a published key set, key by key, whether or not a token uses the key. A token that needs a
 * key which cannot be used stops its own step. Does not look into certificates (`x5c`).
 */
export function keySetRemarks(ctx: StepContext, answer: Answer): Check[] {
  const at = pointHere(ctx);
  const list = objectIn(answer)?.['keys'];
  if (answer.status !== 200 || !Array.isArray(list)) return [];
  const found = list.slice(0, MOST_KEYS).flatMap((key, index): Key[] => {
    if (!isJsonObject(key)) return [];
    const { kid } = key;
    return [{ key, index, name: isText(kid) ? kid.slice(0, 60) : `the key at ${index + 1}` }];
  });
  return [
    ...jsonAnswerRemarks(answer, at, ['application/json', 'application/jwk-set+json']),
    ...setRemarks(list, found, answer.body, at),
    ...secretRemarks(found, at),
    ...keyRemarks(found, at),
  ];
}

const point = (at: Point, keys: Key[], name = '') =>
  at(...keys.slice(0, 4).map(({ index }) => `body.keys.${index}${name ? `.${name}` : ''}`));
const names = (keys: Key[]) => named(keys.map(({ name }) => name));
const mayVerify = ({ key }: Key) =>
  (key['use'] === undefined || key['use'] === 'sig') &&
  (texts(key['key_ops'])?.includes('verify') ?? true) &&
  key['kty'] !== 'oct';

function setRemarks(list: unknown[], keys: Key[], body: string, at: Point): Check[] {
  const kids = keys.map(({ key }) => key['kid']).filter(isText);
  const twice = [...new Set(kids.filter((kid, index) => kids.indexOf(kid) !== index))];
  const moduli = keys.map(({ key }) => JSON.stringify([key['n'], key['x'], key['y']]));
  const same = keys.filter(
    (_, index) => moduli.indexOf(moduli[index] ?? '') !== index && moduli[index] !== '[null,null,null]',
  );
  const unnamed = keys.filter(({ key }) => key['kid'] === undefined);
  const oddNames = keys.filter(({ key }) => key['kid'] !== undefined && !isText(key['kid']));
  const uses = new Set(keys.map(({ key }) => key['use']));
  const strangers = list.filter((key) => !isJsonObject(key)).length;
  const parsed = parseJson(body);
  const nodes = isBroken(parsed) ? undefined : member(parsed, 'keys');
  const repeats =
    nodes?.kind === 'array' ? [...new Set(nodes.items.slice(0, MOST_KEYS).flatMap(repeatedNames))] : [];
  return remarks(
    !keys.some(mayVerify) &&
      warning({
        ...{ id: 'signing-key', title: 'The set has a key that signatures can be checked with' },
        detail:
          list.length === 0
            ? '`keys` is empty: no token of this tenant can be checked.'
            : `None of ${keys.length}: ${names(keys)}. They are for something else, or secrets.`,
        spec: 'OpenID Connect Discovery 1.0 section 3',
        evidence: at('body.keys'),
      }),
    strangers > 0 &&
      warning({
        ...{ id: 'keys-objects', title: 'Each key is an object', spec: 'RFC 7517 section 5' },
        detail: `${strangers} of ${list.length} elements of \`keys\` are none. They are passed over; some libraries stop at them.`,
        evidence: at('body.keys'),
      }),
    twice.length > 0 &&
      warning({
        ...{ id: 'kid-once', title: 'Each `kid` names one key', spec: 'RFC 7517 section 4.5' },
        detail: `More than once: ${named(twice)}. Which of them a token means, each library decides for itself.`,
        evidence: at('body.keys'),
      }),
    oddNames.length > 0 &&
      warning({
        ...{ id: 'kid-text', title: 'Each `kid` is a text', spec: 'RFC 7517 section 4.5' },
        detail: oddNames.map(({ key, name }) => `\`kid\` of ${name} is ${shown(key['kid'])}.`).join(' '),
        evidence: point(at, oddNames, 'kid'),
      }),
    keys.length > 1 &&
      unnamed.length > 0 &&
      note({
        ...{ id: 'kid-there', title: 'Each of several keys has a `kid`' },
        detail: `${unnamed.length} of ${keys.length} have none. A token cannot name them; all are tried.`,
        spec: 'OpenID Connect Core section 10.1',
        evidence: point(at, unnamed),
      }),
    uses.has('enc') &&
      uses.has(undefined) &&
      warning({
        ...{ id: 'use-there', title: 'Keys to sign and keys to encrypt are told apart' },
        detail:
          'Some keys have `use`: `enc`, others have no `use`. With both kinds in a set, each key must say what it is for.',
        spec: 'OpenID Connect Discovery 1.0 section 3',
        evidence: at('body.keys'),
      }),
    same.length > 0 &&
      note({
        ...{ id: 'key-once', title: 'Each key stands once', spec: 'RFC 7517 section 4.5' },
        detail: `${names(same)} ${same.length === 1 ? 'is a key that stands' : 'are keys that stand'} in the set under another name, too.`,
        evidence: point(at, same),
      }),
    repeats.length > 0 &&
      warning({
        ...{ id: 'key-members-once', title: 'Each member of a key stands once', spec: 'RFC 7517 section 4' },
        detail: `More than once in a key: ${named(repeats)}. Readers differ in which one they take.`,
        evidence: at('body.keys'),
      }),
  );
}

function secretRemarks(keys: Key[], at: Point): Check[] {
  const secret = keys.filter(({ key }) => key['kty'] === 'oct' || key['k'] !== undefined);
  const own = keys.filter(
    (each) => !secret.includes(each) && PRIVATE.some((name) => each.key[name] !== undefined),
  );
  return remarks(
    own.length > 0 &&
      warning({
        ...{ id: 'no-private-key', title: 'Only public keys are published', spec: 'RFC 7517 section 9.2' },
        detail: `Private parts (\`d\`) are in ${names(own)}: anybody can sign as this tenant from now on. The key has to be replaced, not only taken away.`,
        evidence: point(at, own, 'd'),
      }),
    secret.length > 0 &&
      warning({
        ...{ id: 'no-secret-key', title: 'No shared secret is published', spec: 'RFC 7517 section 9.2' },
        detail: `\`kty\` is \`oct\` in ${names(secret)}: whoever reads the set can make tokens that this key checks.`,
        evidence: point(at, secret, 'k'),
      }),
  );
}

function keyRemarks(keys: Key[], at: Point): Check[] {
  const weak = keys.filter(({ key }) => key['kty'] === 'RSA' && bits(key['n']) > 0 && bits(key['n']) < 2048);
  const exponents = keys.filter(({ key }) => key['kty'] === 'RSA' && ['AQ', 'Aw'].includes(String(key['e'])));
  const padded = keys.filter(({ key }) =>
    ['n', 'e', 'x', 'y'].some((name) => isText(key[name]) && !/^[\w-]*$/.test(String(key[name]))),
  );
  const partial = keys.filter(
    ({ key }) =>
      key['kty'] === undefined || (NEEDED[String(key['kty'])] ?? []).some((name) => !isText(key[name])),
  );
  const misfit = keys.filter(
    ({ key }) => isText(key['alg']) && (!algorithm(key['alg']) || familyOf(key['alg']) !== key['kty']),
  );
  const torn = keys.filter(({ key }) => {
    const ops = texts(key['key_ops']);
    return (
      ops !== undefined &&
      ((key['use'] === 'sig' && !ops.includes('verify')) || (key['use'] === 'enc' && ops.includes('verify')))
    );
  });
  return remarks(
    weak.length > 0 &&
      warning({
        ...{ id: 'key-strength', title: 'RSA keys have 2048 bits or more', spec: 'RFC 7518 section 3.3' },
        detail: weak.map(({ key, name }) => `\`${name}\` has ${bits(key['n'])} bits.`).join(' '),
        evidence: point(at, weak, 'n'),
      }),
    exponents.length > 0 &&
      warning({
        ...{ id: 'key-exponent', title: 'The exponent of an RSA key is a good one' },
        detail: exponents
          .map(
            ({ key, name }) =>
              `\`e\` of \`${name}\` is \`${key['e'] === 'AQ' ? 1 : 3}\`; \`65537\` (\`AQAB\`) is usual.`,
          )
          .join(' '),
        spec: 'RFC 8017 section 3.1, NIST SP 800-56B',
        evidence: point(at, exponents, 'e'),
      }),
    padded.length > 0 &&
      warning({
        ...{ id: 'key-encoding', title: 'Keys are base64url without padding', spec: 'RFC 7518 section 2' },
        detail: `Other characters are in ${names(padded)}: base64 has \`+\`, \`/\` and \`=\`, base64url has \`-\` and \`_\`. Browsers refuse such a key.`,
        evidence: point(at, padded),
      }),
    partial.length > 0 &&
      warning({
        ...{
          id: 'key-whole',
          title: 'Each key has its members',
          spec: 'RFC 7517 section 4.1, RFC 7518 section 6',
        },
        detail: partial
          .map(
            ({ key, name }) =>
              `\`kty\` of \`${name}\` is ${shown(key['kty'])}; needed: ${named(['kty', ...(NEEDED[String(key['kty'])] ?? [])])}.`,
          )
          .join(' '),
        evidence: point(at, partial),
      }),
    misfit.length > 0 &&
      warning({
        ...{ id: 'key-alg', title: '`alg` of a key fits its `kty`', spec: 'RFC 7517 section 4.4' },
        detail: misfit
          .map(
            ({ key, name }) =>
              `\`${name}\`: \`alg\` is ${shown(key['alg'])}, \`kty\` is ${shown(key['kty'])}.`,
          )
          .join(' '),
        evidence: point(at, misfit, 'alg'),
      }),
    torn.length > 0 &&
      note({
        ...{ id: 'key-use', title: '`use` and `key_ops` of a key agree', spec: 'RFC 7517 section 4.3' },
        detail: torn
          .map(
            ({ key, name }) =>
              `\`${name}\`: \`use\` is ${shown(key['use'])}, \`key_ops\` is ${shown(key['key_ops'])}.`,
          )
          .join(' '),
        evidence: point(at, torn, 'key_ops'),
      }),
  );
}

function familyOf(alg: string): string | undefined {
  return FAMILY.find(([pattern]) => pattern.test(alg))?.[1];
}

/** The length of an RSA modulus; 0 for what cannot be read. */
function bits(n: unknown): number {
  const bytes = isText(n) ? decodeBase64url(n) : undefined;
  const first = bytes?.findIndex((byte) => byte !== 0) ?? -1;
  if (!bytes || first < 0) return 0;
  return (bytes.length - first) * 8 - Math.clz32(bytes[first] ?? 0) + 24;
}
