/**
 * The self-signed X.509 certificate of a signing key (RFC 5280, section 4.1), written with WebCrypto alone, as `x5c`
 * and SAML need it. It is a function of key and name: the same after a restart, with nothing to keep.
 */

/** Ten years on either side of today, which is how far a tenant's clock can be set. */
const VALID_FROM = '20160101000000Z';
const VALID_TO = '20491231235959Z';

const oids = {
  commonName: [0x55, 0x04, 0x03],
  sha256WithRsa: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b],
  subjectKeyIdentifier: [0x55, 0x1d, 0x0e],
  basicConstraints: [0x55, 0x1d, 0x13],
};

type Bytes = Uint8Array<ArrayBuffer>;

/** The DER of a certificate for `CN=name`, signed with its own RSA key (SHA-256). */
export async function selfSignedCertificate(
  name: string,
  { publicKey, privateKey }: { publicKey: CryptoKey; privateKey: CryptoKey },
): Promise<Bytes> {
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
  const keyId = await sha1(spki);
  const algorithm = sequence(oid(oids.sha256WithRsa), der(0x05));
  const subject = sequence(der(0x31, sequence(oid(oids.commonName), der(0x0c, utf8(name)))));
  const toBeSigned = sequence(
    der(0xa0, integer([2])),
    integer(keyId.slice(0, 8)),
    algorithm,
    subject,
    sequence(time(VALID_FROM), time(VALID_TO)),
    subject,
    spki,
    der(
      0xa3,
      sequence(
        extension(oids.basicConstraints, { critical: true }, sequence(boolean(true))),
        extension(oids.subjectKeyIdentifier, { critical: false }, der(0x04, keyId)),
      ),
    ),
  );
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', privateKey, toBeSigned);
  return sequence(toBeSigned, algorithm, der(0x03, [0], new Uint8Array(signature)));
}

/** Of the certificate: SHA-1, as `x5t` and key identifiers are. */
export async function sha1(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-1', bytes));
}

/** One value of DER (X.690): tag, length, contents. */
function der(tag: number, ...contents: (Uint8Array | readonly number[])[]): Bytes {
  const body = contents.flatMap((part) => [...part]);
  return Uint8Array.from([tag, ...lengthOf(body.length), ...body]);
}

function lengthOf(count: number): number[] {
  if (count < 0x80) return [count];
  const bytes: number[] = [];
  for (let rest = count; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

const sequence = (...parts: Uint8Array[]): Bytes => der(0x30, ...parts);
const oid = (body: readonly number[]): Bytes => der(0x06, body);
const boolean = (value: boolean): Bytes => der(0x01, [value ? 0xff : 0]);
const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** A positive one: a first bit of 1 would be a sign, and leading zeros are not allowed. */
function integer(bytes: Uint8Array | readonly number[]): Bytes {
  const significant = [...bytes];
  while (significant.length > 1 && significant[0] === 0) significant.shift();
  return der(0x02, (significant[0] ?? 0) >= 0x80 ? [0, ...significant] : significant);
}

/** Until 2049 a time has two digits for the year (RFC 5280, section 4.1.2.5). */
function time(text: string): Bytes {
  return der(0x17, utf8(text.slice(2)));
}

function extension(id: readonly number[], { critical }: { critical: boolean }, value: Uint8Array): Bytes {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), der(0x04, value));
}
