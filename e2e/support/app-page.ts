/** The one page object. Locators go by role and accessible name; what no test may cause fails the test by itself. */
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { APP, NODE_TENANT, OTHER_PROVIDER, SPA_PAGE } from './addresses.ts';

export type Status = 'Ready' | 'Running' | 'Waiting' | 'Paused' | 'Stopped' | 'Finished';

const KNOWN_ORIGINS = [APP, NODE_TENANT, OTHER_PROVIDER, SPA_PAGE].map((address) => new URL(address).origin);

/** Collects what no page may ever do: errors, policy violations (the console tells them), requests to strangers. */
export class Watch {
  readonly complaints: string[] = [];
  readonly #known = [...KNOWN_ORIGINS];
  /** What is not ours: oidc-provider's own pages ask for a font and an icon, and a browser has words of its own. */
  readonly #expected: RegExp[] = [
    /fonts\.googleapis\.com/,
    new RegExp(`^console: .*${OTHER_PROVIDER}/favicon\\.ico`),
    // Firefox says this of any redirect that a worker answers in a frame, with no address; the frame goes on.
    /Failed to load ‘’. A ServiceWorker intercepted the request/,
  ];

  constructor(context: BrowserContext) {
    context.on('weberror', (error) => this.#complain(`page error: ${error.error().message}`));
    context.on('console', (message) => {
      if (message.type() === 'error') this.#complain(`console: ${message.text()} ${message.location().url}`);
    });
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && !this.#known.includes(origin))
        this.#complain(`request to ${request.url()}`);
    });
  }

  /** Console errors that a test causes on purpose: a refused request is one to the browser. */
  expects(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  /** A server that only this test has. */
  knows(origin: string): void {
    this.#known.push(origin);
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

  /** On the start page. */
  get sandboxStatus(): Locator {
    return this.page.getByRole('region', { name: 'Use the sandbox' }).getByRole('status');
  }

  get next(): Locator {
    return this.page.getByRole('button', { name: 'Next', exact: true });
  }

  get runToEndButton(): Locator {
    return this.page.getByRole('button', { name: 'Run to the end', exact: true });
  }

  /** Its name says where it begins. */
  get retryButton(): Locator {
    return this.page.getByRole('button', { name: /^Try again from step \d+$/ });
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

  /** Starts the opened flow and lets it go as far as it comes by itself. */
  async startAndRunToTheEnd(): Promise<void> {
    await this.page.getByRole('button', { name: 'Run to the end', exact: true }).click();
    await this.page.waitForURL((url) => !url.pathname.startsWith('/flows/'));
  }

  async expectStatus(status: Status): Promise<void> {
    await expect(this.status).toHaveText(new RegExp(`^${status}`));
  }

  /** Nothing about the answers is odd: a provider that does what the specifications say. */
  async expectNoRemarks(): Promise<void> {
    await expect(this.status).not.toHaveText(/warning|note/);
  }

  /** The steps that every run takes: keys are read once more only where a token names a new one. */
  get usualSteps(): Locator {
    return this.steps.filter({ hasNotText: 'Fetch the keys once more' });
  }

  /** Finished, and every step that a run usually takes is done. */
  async expectAllDone(): Promise<void> {
    await this.expectStatus('Finished');
    const usual = this.usualSteps;
    await expect(usual.filter({ hasText: 'done:' })).toHaveCount(await usual.count());
  }

  /** Chooses from the menu of what a run gives away. */
  async share(what: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Share', exact: true }).click();
    await this.page.getByRole('button', { name: what }).click();
  }

  /** Waits until the run comes to rest, and says how its status reads. */
  async rest(): Promise<string> {
    await expect(this.status).toHaveText(/^(Ready|Paused|Waiting|Stopped|Finished)/);
    return (await this.status.textContent()) ?? '';
  }

  /** Presses Next until the run stands before the step of this title, or is over or away. */
  async stepTo(title?: string): Promise<void> {
    for (;;) {
      const told = await this.rest();
      if (!/^(Ready|Paused)/.test(told)) return;
      if (title && (await this.currentStep.textContent())?.includes(title)) return;
      await this.next.click();
      await expect(this.status).not.toHaveText(told);
    }
  }

  get currentStep(): Locator {
    return this.page.getByRole('list', { name: 'Steps' }).locator('[aria-current="step"]');
  }
}
