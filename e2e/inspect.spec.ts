/** Paste anything: what it is comes by itself, and nothing leaves the tab. */
import { expect, test } from './support/test.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const SECRET = 'a-secret-of-at-least-thirty-two-characters';

async function signedWith(secret: string, claims: Record<string, unknown>): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(signed));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

const claims = { iss: 'https://tenant.example/', sub: 'auth0|1', aud: 'app', iat: 1_700_000_000 };

test.beforeEach(async ({ app }) => app.goto('/inspect'));

test('a token, its claims, and its signature with a pasted secret', async ({ page }) => {
  await page.getByLabel('Pasted text').fill(await signedWith(SECRET, claims));
  const decoded = page.getByRole('tabpanel', { name: 'explained' });
  await expect(decoded).toContainText('auth0|1');
  await expect(decoded).toContainText('HS256');
  await page.getByRole('button', { name: 'Paste a key' }).click();
  await page.getByLabel('Secret, or JWK').fill('another secret of the same length, or so');
  await expect(decoded).toContainText('The signature is wrong');
  await page.getByLabel('Secret, or JWK').fill(SECRET);
  await expect(decoded).toContainText('Signature verified');
});

test('alg none is called what it is', async ({ page }) => {
  await page.getByLabel('Pasted text').fill(`${part({ alg: 'none' })}.${part(claims)}.`);
  await expect(page.getByRole('tabpanel', { name: 'explained' })).toContainText(/none/);
});

test('broken input points at the character', async ({ page }) => {
  const box = page.getByLabel('Pasted text');
  await box.fill('{"iss": "https://tenant.example/", "sub" "auth0|1"}');
  await page.getByRole('button', { name: 'Go to the character' }).click();
  await expect(box).toBeFocused();
  expect(await box.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(41);
});

test('a callback address, key set, headers and cURL are told apart', async ({ page }) => {
  const box = page.getByLabel('Pasted text');
  for (const [text, name] of [
    ['https://app.example/callback?code=abc&state=xyz', 'Callback URL'],
    ['{"keys":[{"kty":"oct","k":"AAAA","kid":"one"}]}', 'JWK Set'],
    ['HTTP/2 200\ncontent-type: application/json\ncache-control: no-store', 'HTTP response'],
    [
      "curl -X POST https://tenant.example/oauth/token -d 'grant_type=client_credentials'",
      'Get tokens for a grant',
    ],
  ] as const) {
    await box.fill(text);
    await expect(page.getByRole('region', { name })).toBeVisible();
  }
});

test('one megabyte does not freeze the page', async ({ page }) => {
  const box = page.getByLabel('Pasted text');
  await box.fill(`${part({ alg: 'RS256' })}.${part({ ...claims, big: 'x'.repeat(700_000) })}.AAAA`);
  await expect(page.getByRole('tabpanel', { name: 'explained' })).toContainText('auth0|1');
});

test('what is pasted on the start page is inspected, and never stands in the address', async ({
  app,
  page,
}) => {
  await app.goto('/');
  const token = await signedWith(SECRET, claims);
  await page.getByLabel('Paste a token, a callback URL, a request or a trace').fill(token);
  await page.getByRole('button', { name: 'Inspect it' }).click();
  await expect(page.getByRole('tabpanel', { name: 'explained' })).toContainText('auth0|1');
  await expect(page).toHaveURL(/\/inspect$/);
});
