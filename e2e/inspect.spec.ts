/** Paste anything: what it is comes by itself, and nothing leaves the tab. */
import type { Page } from '@playwright/test';
import { allowClipboard } from './support/clipboard.ts';
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
  await expect(decoded).toContainText('Holds: Signature is good');
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

/** As a person does it: by the clipboard, over what stands there. */
async function paste(page: Page, text: string): Promise<void> {
  await allowClipboard(page);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.getByLabel('Pasted text').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
}

test('a token of one megabyte is read and checked', async ({ page }) => {
  await paste(page, `${part({ alg: 'RS256' })}.${part({ ...claims, big: 'word '.repeat(140_000) })}.AAAA`);
  const explained = page.getByRole('tabpanel', { name: 'explained' });
  await expect(explained).toContainText('auth0|1');
  await expect(explained.getByRole('heading', { name: 'Checks' })).toBeVisible();
});

test('of a long list the first rows are shown, and more on demand', async ({ page }) => {
  const fields = Array.from({ length: 80_000 }, (_, index) => `field${index}=${index}`);
  await paste(page, `grant_type=password&${fields.join('&')}`);
  const result = page.getByRole('region', { name: 'Token request' });
  const rows = result.getByRole('table', { name: 'Parameters' }).getByRole('row');
  await expect(rows).toHaveCount(200);
  await expect(result).toContainText('200 of 80,001 are shown.');
  await result.getByRole('button', { name: 'Show 200 more' }).click();
  await expect(rows).toHaveCount(400);
  await result.getByRole('tab', { name: 'Text' }).click();
  await expect(result).toContainText(/Masked, [\d,]+ characters/);
  await result.getByRole('button', { name: 'Show them' }).click();
  await result.getByRole('button', { name: 'Show all' }).click();
  await expect(result.first()).toContainText('field79999 = 79999');
});

test('a long text is edited a stretch at a time, where it is broken', async ({ page }) => {
  const names = Array.from({ length: 60_000 }, (_, index) => `"name${index}":${index}`);
  const whole = `{${names.join(',')}}`;
  const at = whole.indexOf('"name40000"');
  await paste(page, `${whole.slice(0, at)};${whole.slice(at)}`);
  await page.getByRole('button', { name: 'Go to the character' }).click();
  const box = page.getByLabel('Pasted text');
  await expect(box).toBeFocused();
  const selected = () =>
    box.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
  expect(await selected()).toBe(';');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('region', { name: 'Recognised as' })).toContainText('an object of 60000');
  expect(await box.inputValue()).toContain('"name40000":40000');
  await page.getByRole('button', { name: 'Later' }).click();
  await expect(box).not.toHaveValue(/"name40000"/);
});

test('a newer paste ends the reading of an older one', async ({ page }) => {
  const starts = page.waitForEvent('worker');
  await paste(page, `<a>${'<b>x</b>'.repeat(600_000)}</a>`);
  const ends = (await starts).waitForEvent('close');
  await paste(page, 'https://app.example/callback?code=abc&state=xyz');
  await ends;
  await expect(page.getByRole('region', { name: 'Callback URL' })).toBeVisible();
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

test('what is pasted outlives a reload, and is on no disk', async ({ app, page }) => {
  await expect(page.getByText('and outlives a reload')).toBeVisible();
  const token = await signedWith(SECRET, claims);
  await page.getByLabel('Pasted text').fill(token);
  await page.reload();
  await expect(page.getByRole('tabpanel', { name: 'explained' })).toContainText('auth0|1');
  await expect(page.getByLabel('Pasted text')).toHaveValue(token);
  const written = await page.evaluate(() =>
    JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state, location.href]),
  );
  expect(written).not.toContain(token.slice(0, 20));
  await app.goto('/inspect');
  await expect(page.getByText('Nothing is pasted yet')).toBeVisible();
  await expect(page.getByLabel('Pasted text')).toHaveValue('');
});

test('a token out of a log is healed, and it is told', async ({ page }) => {
  const token = await signedWith(SECRET, claims);
  await page
    .getByLabel('Pasted text')
    .fill(`Authorization: Bearer "${token.slice(0, 30)}\n${token.slice(30)}"`);
  const explained = page.getByRole('tabpanel', { name: 'explained' });
  await expect(explained).toContainText('auth0|1');
  await expect(explained).toContainText(
    'Taken away before it was read: Authorization:, Bearer, quotes, 1 line break.',
  );
});

test('the field is masked with everything else, by its button and by M', async ({ page }) => {
  const box = page.getByLabel('Pasted text');
  const drawn = () =>
    box.evaluate((area) => getComputedStyle(area).getPropertyValue('-webkit-text-security'));
  await box.fill(await signedWith(SECRET, claims));
  expect(await drawn()).toBe('disc');
  const height = async () => (await box.boundingBox())?.height;
  const masked = await height();
  await page.getByRole('button', { name: 'Mask', exact: true }).click();
  expect(await drawn()).toBe('none');
  expect(await height()).toBe(masked);
  await page.getByRole('heading', { name: 'Inspect', exact: true }).click();
  await page.keyboard.press('m');
  expect(await drawn()).toBe('disc');
  await page.getByRole('tab', { name: 'Raw' }).click();
  await expect(page.getByText(/Masked, [\d,]+ characters/)).toBeVisible();
});

test('a callback with an error has the finding that a run would have', async ({ page }) => {
  await page
    .getByLabel('Pasted text')
    .fill('https://app.example/callback?error=access_denied&error_description=No&state=x');
  const finding = page.getByRole('article', { name: /Error: The login was refused/ });
  await expect(finding).toContainText('access-denied-by-user');
  await expect(finding).toContainText('not known who');
  await expect(finding.getByRole('button', { name: /again/ })).toHaveCount(0);
});

test('a cURL command opens its flow filled in, and its secrets stay behind', async ({ page }) => {
  const body =
    'grant_type=client_credentials&client_id=me&client_secret=hush-hush&audience=https://api.example';
  await page
    .getByLabel('Pasted text')
    .fill(`curl -X POST https://tenant.eu.auth0.com/oauth/token -d '${body}'`);
  await expect(page.getByRole('button', { name: 'Copy without secrets' })).toBeVisible();
  await page.getByRole('link', { name: 'Open it in the flow' }).click();
  await expect(page.getByLabel('audience', { exact: true })).toHaveValue('https://api.example');
  expect(page.url()).not.toContain('hush-hush');
  await page.goBack();
  await page.getByLabel('Pasted text').fill('curl https://tenant.eu.auth0.com/userinfo');
  await expect(page.getByText('No flow begins with this request.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open it in the flow' })).toHaveCount(0);
});
