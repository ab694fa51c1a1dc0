/** As much of WebDriver (W3C, level 1) as the smoke tests need, spoken to WebKitGTK's driver with `fetch`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A reference to an element, as WebDriver writes it. */
export type Element = Record<string, string>;

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const HOST = '127.0.0.1';

/** A driver with one window of MiniBrowser, whose profile lasts as long as the session. */
export class Browser {
  readonly #session: string;
  readonly #driver: ChildProcess;

  constructor(session: string, driver: ChildProcess) {
    this.#session = session;
    this.#driver = driver;
  }

  goto(url: string): Promise<unknown> {
    return this.#post('url', { url });
  }

  reload(): Promise<unknown> {
    return this.#post('refresh', {});
  }

  async url(): Promise<string> {
    return String(await send('GET', `${this.#session}/url`));
  }

  /** The value of `return …` in the page; an element comes as a reference. */
  run(script: string, ...args: unknown[]): Promise<unknown> {
    return this.#post('execute/sync', { script, args });
  }

  /** Presses as a person does: the page may open a window for it. */
  click(element: Element): Promise<unknown> {
    return this.#post(`element/${element[ELEMENT]}/click`, {});
  }

  async type(element: Element, text: string): Promise<void> {
    await this.#post(`element/${element[ELEMENT]}/clear`, {});
    await this.#post(`element/${element[ELEMENT]}/value`, { text });
  }

  async windows(): Promise<string[]> {
    return (await send('GET', `${this.#session}/window/handles`)) as string[];
  }

  switchTo(handle: string): Promise<unknown> {
    return this.#post('window', { handle });
  }

  async close(): Promise<void> {
    await send('DELETE', this.#session).catch(() => undefined);
    this.#driver.kill();
  }

  #post(command: string, body: unknown): Promise<unknown> {
    return send('POST', `${this.#session}/${command}`, body);
  }
}

/** Starts a driver on a free port and a browser on this X display. Rejects where either does not start. */
export async function openBrowser(driverPath: string, display: string): Promise<Browser> {
  const port = await freePort();
  const driver = spawn(driverPath, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display },
  });
  const at = `http://${HOST}:${port}`;
  await untilUp(`${at}/status`, driver);
  const capabilities = { alwaysMatch: { browserName: 'MiniBrowser', pageLoadStrategy: 'eager' } };
  try {
    const { sessionId } = (await send('POST', `${at}/session`, { capabilities })) as { sessionId: string };
    return new Browser(`${at}/session/${sessionId}`, driver);
  } catch (error) {
    driver.kill();
    throw error;
  }
}

async function send(method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${method} ${new URL(url).pathname.split('/').slice(3).join('/')}: ${error} ${message}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

const STARTS_WITHIN_MS = 30_000;

async function untilUp(url: string, driver: ChildProcess): Promise<void> {
  const end = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < end && driver.exitCode === null) {
    const up = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  driver.kill();
  throw new Error('WebKitWebDriver does not answer.');
}
