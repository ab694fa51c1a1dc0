import { defineConfig } from '@playwright/test';
import { browserFlags } from '../scripts/find-browser.ts';
import { patience } from '../scripts/patience.ts';

const executablePath = process.env['CHROME_PATH'];

export default defineConfig({
  testDir: '.',
  outputDir: process.env['GRANTSCOPE_RESULTS'] ?? '../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 15_000 * patience(),
  expect: { timeout: 8_000 * patience() },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    launchOptions: { args: browserFlags, ...(executablePath ? { executablePath } : {}) },
  },
});
