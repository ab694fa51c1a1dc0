/** The one page object. Locators go by role and accessible name; what no test may cause fails the test by itself. */
import { expect, type Locator, type Page } from '@playwright/test';

export type Status = 'Ready' | 'Running' | 'Waiting' | 'Paused' | 'Stopped' | 'Finished';

/** Collects what a page must never do: errors, policy violations, requests to strangers. */
export class Watch {
  readonly complaints: string[] = [];
  readonly #allowed: string[] = [];
  readonly #expected: RegExp[] = [];

  /** Console errors that a test causes on purpose: a refused request is one to the browser. */
  expects(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  watch(page: Page, allowedOrigins: string[]): void {
    this.#allowed.push(...allowedOrigins);
    page.on('pageerror', (error) => this.#complain(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#complain(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && !this.#allowed.includes(origin))
        this.#complain(`request to ${request.url()}`);
    });
  }

  #complain(text: string): void {
    if (!this.#expected.some((pattern) => pattern.test(text))) this.complaints.push(text);
  }
}

export class AppPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get status(): Locator {
    return this.page.getByRole('status');
  }

  get next(): Locator {
    return this.page.getByRole('button', { name: 'Next', exact: true });
  }

  get runToEndButton(): Locator {
    return this.page.getByRole('button', { name: 'Run to the end', exact: true });
  }

  get retryButton(): Locator {
    return this.page.getByRole('button', { name: 'Retry', exact: true });
  }

  get stopButton(): Locator {
    return this.page.getByRole('button', { name: 'Stop', exact: true });
  }

  get steps(): Locator {
    return this.page.getByRole('list', { name: 'Steps' }).getByRole('listitem');
  }

  get timeline(): Locator {
    return this.page.getByRole('table', { name: 'Timeline' });
  }

  get findings(): Locator {
    return this.page.getByRole('region', { name: 'Findings' }).getByRole('article');
  }

  finding(code: string): Locator {
    return this.findings.filter({ hasText: code });
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Opens a flow filled in by its link. */
  async openFlow(flow: string, params: Record<string, string> = {}): Promise<void> {
    await this.goto(`/flows/${flow}?${new URLSearchParams(params)}`);
    await expect(this.page.getByRole('button', { name: 'Start step by step' })).toBeEnabled();
  }

  /** Starts the opened flow; the run is Ready afterwards, and nothing has been sent. */
  async start(): Promise<string> {
    await this.page.getByRole('button', { name: 'Start step by step' }).click();
    await this.page.waitForURL(/\/runs\//);
    await this.expectStatus('Ready');
    return new URL(this.page.url()).pathname;
  }

  async startAndRunToTheEnd(): Promise<void> {
    await this.page.getByRole('button', { name: 'Run to the end', exact: true }).click();
    await this.page.waitForURL(/\/runs\/|\/authorize|\/auth\?|\/u\/login|\/interaction/);
  }

  async expectStatus(status: Status): Promise<void> {
    await expect(this.status).toHaveText(new RegExp(`^${status}`));
  }

  /** Presses Next until the run stands before the step with this title. */
  async stepTo(title: string): Promise<void> {
    await expect(async () => {
      const current = this.page.getByRole('listitem').and(this.page.locator('[aria-current="step"]'));
      if (await current.filter({ hasText: title }).isVisible()) return;
      await this.next.click({ timeout: 1000 });
      await expect(current.filter({ hasText: title })).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 20_000 });
  }
}
