/** The examples of the specifications: RFC 7515 appendix A, RFC 7519 section 6.1. */
import { describe, expect, it } from 'vitest';
import { isBroken } from './broken.ts';
import { textOf } from './json.ts';
import { readToken } from './token.ts';
import { verifySignature } from './verify.ts';

const PAYLOAD =
  'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
const A1 = `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${PAYLOAD}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`;
const A2 = `eyJhbGciOiJSUzI1NiJ9.${PAYLOAD}.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw`;
const A3 = `eyJhbGciOiJFUzI1NiJ9.${PAYLOAD}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`;
const A5 = `eyJhbGciOiJub25lIn0.${PAYLOAD}.`;

const OCT = {
  kty: 'oct',
  k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
};
const RSA = {
  kty: 'RSA',
  n: 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ',
  e: 'AQAB',
};
const EC = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};

describe('RFC 7515', () => {
  it.each([
    ['A.1, HS256', A1, OCT],
    ['A.2, RS256', A2, RSA],
    ['A.3, ES256', A3, EC],
  ])('%s', async (_, token, jwk) => {
    expect((await verifySignature(token, { jwk })).status).toBe('pass');
    const bySet = await verifySignature(token, { jwks: { keys: [EC, RSA, OCT] } });
    // A secret that is published protects nothing.
    expect(bySet.problem ?? bySet.status).toBe(jwk === OCT ? 'secret-published' : 'pass');
    const last = token.slice(0, -3) + (token.at(-3) === 'A' ? 'B' : 'A') + token.slice(-2);
    expect((await verifySignature(last, { jwk })).problem).toBe('signature-invalid');
  });

  it('A.5, unsecured', async () => {
    expect((await verifySignature(A5, { jwk: RSA })).problem).toBe('alg-none');
    expect(readToken(A5)).toMatchObject({ form: 'jws', signatureBytes: 0 });
  });
});

it('RFC 7519 section 6.1 is the same unsecured token', () => {
  const token = readToken(A5);
  expect(isBroken(token) || token.form === 'jwe' ? undefined : textOf(token.claims, 'iss')).toBe('joe');
});
