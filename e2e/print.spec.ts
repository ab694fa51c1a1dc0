/** A run on paper. */
import { logInAtSandbox } from './support/login.ts';
import { sandboxReady, setFault } from './support/sandbox-admin.ts';
import { SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

test('a run is printed whole: all rows and panes, black on white, nothing to press @chromium', async ({
  app,
  page,
}) => {
  await sandboxReady(page);
  await setFault(page, 'nonce-dropped');
  await app.openFlow('authorization-code-pkce', { issuer: workerTenant.issuer, client_id: SPA_CLIENT });
  await app.startAndRunToTheEnd();
  await logInAtSandbox(page);
  await app.expectStatus('Stopped');
  // On a phone, where one pane is seen, in the dark, and with a timeline that shows a few of its rows.
  await page.setViewportSize({ width: 360, height: 300 });
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const rows = page.getByRole('table', { name: 'Timeline' }).getByRole('rowgroup').last();
  const last = rows.getByRole('row').last();
  await expect(last).toHaveAttribute('aria-rowindex', (await rowCount()).toString());
  const [frame, bottom] = [await rows.boundingBox(), await last.boundingBox()];
  expect(frame && bottom && frame.y + frame.height).toBeGreaterThanOrEqual((bottom?.y ?? 0) + 20);
  for (const name of ['Steps', 'Timeline', 'Exchange', 'Findings', 'Inspector'])
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
  await expect(
    page.getByRole('button', { name: /^(Copy|Show all|Fold|Share|Next|Back|Try|Put)/ }),
  ).toHaveCount(0);
  await expect(page.getByRole('banner')).toHaveCount(0);
  const colours = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    return [color, backgroundColor];
  });
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);

  async function rowCount(): Promise<number> {
    return Number(await page.getByRole('table', { name: 'Timeline' }).getAttribute('aria-rowcount'));
  }
});
