/** Read by node's own X.509 parser, which nobody here wrote. */
import { X509Certificate } from 'node:crypto';
import { importX509, jwtVerify } from 'jose';
import { expect, it } from 'vitest';
import { selfSignedCertificate } from './certificate.ts';
import { copyingStorage, loginTokens, practice } from './testing/practice.ts';

type Jwk = { kid: string; n: string; e: string; kty: string; x5t: string; x5c: string[] };

async function keySet(tenant: ReturnType<typeof practice>): Promise<Jwk[]> {
  return (await (await tenant.send('.well-known/jwks.json')).json()).keys;
}

it('is a certificate of the key, for the tenant’s domain, signed by itself', async () => {
  for (const { x5c, n, e, kty } of await keySet(practice())) {
    const certificate = new X509Certificate(Buffer.from(x5c[0] ?? '', 'base64'));
    expect(certificate.subject).toBe('CN=tenant.example');
    expect(certificate.checkIssued(certificate)).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.publicKey.export({ format: 'jwk' })).toEqual({ kty, n, e });
    expect(certificate.ca).toBe(true);
    expect([certificate.validFrom, certificate.validTo]).toEqual([
      'Jan  1 00:00:00 2016 GMT',
      'Dec 31 23:59:59 2049 GMT',
    ]);
  }
});

it('names its thumbprint as Auth0 does, and checks what the key signed', async () => {
  const tenant = practice();
  const [key] = await keySet(tenant);
  const certificate = new X509Certificate(Buffer.from(key?.x5c[0] ?? '', 'base64'));
  const thumbprint = certificate.fingerprint.replaceAll(':', '');
  expect(Buffer.from(key?.x5t ?? '', 'base64url').toString()).toBe(thumbprint);
  const { id_token = '' } = await loginTokens(tenant);
  const verified = await jwtVerify(id_token, await importX509(certificate.toString(), 'RS256'), {
    currentDate: new Date(tenant.clock.ms),
  });
  expect(verified.payload.iss).toBe(tenant.issuer);
});

it('is the same after a restart', async () => {
  const tenant = practice({ storage: copyingStorage() });
  const before = await keySet(tenant);
  tenant.restart();
  expect(await keySet(tenant)).toEqual(before);
});

it('holds any name, whatever its length', async () => {
  const usages: KeyUsage[] = ['sign', 'verify'];
  const pair = await crypto.subtle.generateKey(
    {
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    },
    true,
    usages,
  );
  for (const name of ['a', 'ä.example', `${'x'.repeat(120)}.example`, 'y'.repeat(300)]) {
    const certificate = new X509Certificate(await selfSignedCertificate(name, pair));
    expect(certificate.toLegacyObject().subject.CN).toBe(name);
  }
});
