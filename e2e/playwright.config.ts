import { defineConfig, type Project } from '@playwright/test';
import { browserFlags } from '../scripts/find-browser.ts';
import { patience } from '../scripts/patience.ts';

const chromium: Project = {
  name: 'chromium',
  use: {
    launchOptions: {
      args: browserFlags,
      ...(process.env['CHROME_PATH'] ? { executablePath: process.env['CHROME_PATH'] } : {}),
    },
  },
};

/** The Firefox of the distribution, by WebDriver BiDi: none that Playwright built. */
const firefox = (executablePath: string): Project => ({
  name: 'firefox',
  grepInvert: /@chromium/,
  // Driven by WebDriver BiDi, a page is sometimes never told to have loaded (README.md, limits).
  retries: 2,
  use: { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath } },
});

const firefoxPath = process.env['GRANTSCOPE_FIREFOX'];

export default defineConfig({
  testDir: '.',
  outputDir: process.env['GRANTSCOPE_RESULTS'] ?? '../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 30_000 * patience(),
  expect: { timeout: 8_000 * patience() },
  reporter: 'list',
  use: { locale: 'en-GB', viewport: { width: 1440, height: 900 } },
  projects: [firefoxPath ? firefox(firefoxPath) : chromium],
});
