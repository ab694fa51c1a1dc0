/** A file that the app saves on the person's disk. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

export type Saved = { name: string; bytes: Buffer };

/** What a press saves. */
export function saved(page: Page, press: () => Promise<void>): Promise<Saved> {
  const engine = page.context().browser()?.browserType().name();
  return engine === 'firefox' ? handedToTheBrowser(page, press) : downloaded(page, press);
}

async function downloaded(page: Page, press: () => Promise<void>): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** By WebDriver BiDi no download of a page's own blob is told: it is taken where the app hands it to the browser. */
async function handedToTheBrowser(page: Page, press: () => Promise<void>): Promise<Saved> {
  const handed = await page.evaluateHandle(() => {
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    const reader = new FileReader();
    const file = new Promise<{ name: string; url: string }>((resolve) => {
      URL.createObjectURL = (source) => {
        if (source instanceof Blob) reader.readAsDataURL(source);
        return createObjectURL(source);
      };
      HTMLAnchorElement.prototype.click = function () {
        URL.createObjectURL = createObjectURL;
        HTMLAnchorElement.prototype.click = click;
        reader.onload = () => resolve({ name: this.download, url: String(reader.result) });
      };
    });
    return { file };
  });
  await press();
  const { name, url } = await handed.evaluate(({ file }) => file);
  return { name, bytes: Buffer.from(url.slice(url.indexOf(',') + 1), 'base64') };
}
