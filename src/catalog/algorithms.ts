type AlgorithmKind = 'none' | 'mac' | 'signature' | 'key-management' | 'encryption';

export type Algorithm = { kind: AlgorithmKind; meaning: string };

/** JOSE `alg` and `enc` values (RFC 7518, RFC 8037, RFC 9864) and what each is. */
const algorithms: ReadonlyMap<string, Algorithm> = new Map<string, Algorithm>([
  ['none', { kind: 'none', meaning: 'No signature at all: anybody can write such a token.' }],
  [
    'HS256',
    {
      kind: 'mac',
      meaning: 'HMAC with SHA-256: whoever can check it can also make it, as both need the same secret.',
    },
  ],
  [
    'HS384',
    {
      kind: 'mac',
      meaning: 'HMAC with SHA-384: whoever can check it can also make it, as both need the same secret.',
    },
  ],
  [
    'HS512',
    {
      kind: 'mac',
      meaning: 'HMAC with SHA-512: whoever can check it can also make it, as both need the same secret.',
    },
  ],
  ['RS256', { kind: 'signature', meaning: 'RSA with SHA-256: anyone with the public key can check it.' }],
  ['RS384', { kind: 'signature', meaning: 'RSA with SHA-384: anyone with the public key can check it.' }],
  ['RS512', { kind: 'signature', meaning: 'RSA with SHA-512: anyone with the public key can check it.' }],
  ['PS256', { kind: 'signature', meaning: 'RSA-PSS with SHA-256: anyone with the public key can check it.' }],
  ['PS384', { kind: 'signature', meaning: 'RSA-PSS with SHA-384: anyone with the public key can check it.' }],
  ['PS512', { kind: 'signature', meaning: 'RSA-PSS with SHA-512: anyone with the public key can check it.' }],
  ['ES256', { kind: 'signature', meaning: 'ECDSA on P-256: anyone with the public key can check it.' }],
  ['ES384', { kind: 'signature', meaning: 'ECDSA on P-384: anyone with the public key can check it.' }],
  ['ES512', { kind: 'signature', meaning: 'ECDSA on P-521: anyone with the public key can check it.' }],
  ['EdDSA', { kind: 'signature', meaning: 'Ed25519: anyone with the public key can check it.' }],
  ['Ed25519', { kind: 'signature', meaning: 'Ed25519: anyone with the public key can check it.' }],
  [
    'dir',
    { kind: 'key-management', meaning: 'The key that encrypts is shared beforehand and not in the token.' },
  ],
  [
    'RSA-OAEP',
    { kind: 'key-management', meaning: 'The content key is encrypted to the RSA key of the reader.' },
  ],
  [
    'RSA-OAEP-256',
    {
      kind: 'key-management',
      meaning: 'The content key is encrypted to the RSA key of the reader, with SHA-256.',
    },
  ],
  [
    'RSA1_5',
    {
      kind: 'key-management',
      meaning: 'The content key is encrypted with RSA PKCS #1 v1.5, which is broken in many readers.',
    },
  ],
  [
    'A128KW',
    { kind: 'key-management', meaning: 'The content key is wrapped with a shared 128-bit AES key.' },
  ],
  [
    'A192KW',
    { kind: 'key-management', meaning: 'The content key is wrapped with a shared 192-bit AES key.' },
  ],
  [
    'A256KW',
    { kind: 'key-management', meaning: 'The content key is wrapped with a shared 256-bit AES key.' },
  ],
  [
    'A128GCMKW',
    { kind: 'key-management', meaning: 'The content key is wrapped with a shared 128-bit AES-GCM key.' },
  ],
  [
    'A256GCMKW',
    { kind: 'key-management', meaning: 'The content key is wrapped with a shared 256-bit AES-GCM key.' },
  ],
  [
    'ECDH-ES',
    {
      kind: 'key-management',
      meaning: 'The content key is agreed on with the elliptic-curve key of the reader.',
    },
  ],
  [
    'ECDH-ES+A128KW',
    {
      kind: 'key-management',
      meaning: 'The content key is wrapped with a 128-bit key agreed on with the reader.',
    },
  ],
  [
    'ECDH-ES+A256KW',
    {
      kind: 'key-management',
      meaning: 'The content key is wrapped with a 256-bit key agreed on with the reader.',
    },
  ],
  [
    'PBES2-HS256+A128KW',
    { kind: 'key-management', meaning: 'The content key is wrapped with a key made from a password.' },
  ],
  [
    'A128GCM',
    {
      kind: 'encryption',
      meaning: 'AES-GCM with a 128-bit key: hides the content, and a change is noticed.',
    },
  ],
  [
    'A192GCM',
    {
      kind: 'encryption',
      meaning: 'AES-GCM with a 192-bit key: hides the content, and a change is noticed.',
    },
  ],
  [
    'A256GCM',
    {
      kind: 'encryption',
      meaning: 'AES-GCM with a 256-bit key: hides the content, and a change is noticed.',
    },
  ],
  [
    'A128CBC-HS256',
    {
      kind: 'encryption',
      meaning: 'AES-CBC with a 128-bit key and HMAC: hides the content, and a change is noticed.',
    },
  ],
  [
    'A192CBC-HS384',
    {
      kind: 'encryption',
      meaning: 'AES-CBC with a 192-bit key and HMAC: hides the content, and a change is noticed.',
    },
  ],
  [
    'A256CBC-HS512',
    {
      kind: 'encryption',
      meaning: 'AES-CBC with a 256-bit key and HMAC: hides the content, and a change is noticed.',
    },
  ],
]);

/** Undefined for an algorithm that is not registered, or not known here. */
export function algorithm(name: string): Algorithm | undefined {
  return algorithms.get(name);
}
