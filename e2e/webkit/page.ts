/** The app's screens for the WebKit smoke: what a person sees and presses, found by role and name in the page. */
import { patience } from '../../scripts/patience.ts';
import type { Browser, Element } from './webdriver.ts';

const WITHIN_MS = 20_000 * patience();

/** What is read or pressed where: `name` is the accessible name, without what is hidden from it. */
const FIND = `
  const [role, name] = arguments;
  const selectors = { button: 'button', link: 'a[href]', heading: 'h1', status: '[role=status]', field: 'input, textarea' };
  const said = (element) => {
    const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent;
    if (label) return label.trim();
    const copy = element.cloneNode(true);
    for (const hidden of copy.querySelectorAll('[aria-hidden=true], kbd')) hidden.remove();
    return copy.textContent.trim();
  };
  return [...document.querySelectorAll(selectors[role])]
    .find((element) => said(element).startsWith(name) && element.checkVisibility() && !element.disabled) ?? null;`;

export type Role = 'button' | 'link' | 'heading' | 'status' | 'field';

export class WebKitPage {
  readonly browser: Browser;

  constructor(browser: Browser) {
    this.browser = browser;
  }

  /** Asks until there is an answer: pages change under the hand, and a page that goes answers with an error. */
  async until<T>(what: string, ask: () => Promise<T | undefined | null | false>): Promise<T> {
    const end = Date.now() + WITHIN_MS;
    let last: unknown;
    do {
      try {
        const found = await ask();
        if (found) return found;
      } catch (error) {
        last = error;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    } while (Date.now() < end);
    const seen = await this.browser.run('return document.body.innerText').catch(() => 'no page');
    throw new Error(
      `${what}: not within ${Math.round(WITHIN_MS / 1000)} s. ${last ?? ''}\n${String(seen).slice(0, 1500)}`,
    );
  }

  find(role: Role, name: string): Promise<Element> {
    return this.until(
      `${role} “${name}”`,
      async () => (await this.browser.run(FIND, role, name)) as Element | null,
    );
  }

  /** Presses what carries this name once it can be pressed. */
  async press(name: string, role: Role = 'button'): Promise<void> {
    await this.browser.click(await this.find(role, name));
  }

  async fill(label: string, text: string): Promise<void> {
    await this.browser.type(await this.find('field', label), text);
  }

  text(): Promise<string> {
    return this.browser.run('return document.body.innerText').then(String);
  }

  async sees(text: string): Promise<void> {
    await this.until(`text “${text}”`, async () => (await this.text()).includes(text));
  }

  /** How the status of the run reads. */
  status(): Promise<string> {
    return this.browser.run("return document.querySelector('[role=status]').textContent").then(String);
  }

  currentStep(): Promise<string> {
    const script = "return document.querySelector('[aria-current=step]')?.textContent ?? ''";
    return this.browser.run(script).then(String);
  }

  /** Waits until the run is back, and stands before what it does with the callback. */
  async expectBack(): Promise<void> {
    await this.until('the callback', async () => (await this.currentStep()).includes('Check the callback'));
    await this.expectStatus('Paused');
  }

  async expectStatus(status: string): Promise<void> {
    await this.until(`status ${status}`, async () => (await this.status()).startsWith(status));
  }

  /** The practice tenant's Universal Login, wherever it is open. */
  async logIn(): Promise<void> {
    await this.fill('Email address', 'ines.moreau@example.com');
    await this.fill('Password', 'practice');
    await this.press('Continue');
  }

  /** Presses Next until the run comes to the step of this title, or goes no further. */
  async stepTo(title: string): Promise<void> {
    for (;;) {
      const told = await this.until('rest', async () => {
        const now = await this.status();
        return /^(Ready|Paused|Waiting|Stopped|Finished)/.test(now) && now;
      });
      if (!/^(Ready|Paused)/.test(told) || (await this.currentStep()).includes(title)) return;
      await this.press('Next');
      await this.until('another status', async () => (await this.status()) !== told);
    }
  }
}
