/** `npm run sandbox`: the practice tenant on a port, and what one needs to know to use it. */
import { parseArgs } from 'node:util';
import {
  DEFAULT_APP_ORIGIN,
  type RunningSandbox,
  type SandboxOptions,
  startSandbox,
} from './sandbox-host.ts';

const USAGE = `npm run sandbox -- [options]
  --port N          the port (9000)
  --host NAME       the name in the issuer, and the address to listen on (localhost)
  --admin-token T   what the admin API wants as a Bearer; where others than this machine reach the port, one is
                    drawn and printed
  --https           https with a certificate made on the spot
  --data FILE       keep the state in FILE
  --seed N          the same ids every time; keys stay random
  --app-origin URL  origin of the app, may be given several times (${DEFAULT_APP_ORIGIN})`;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function optionsFrom(args: string[]): SandboxOptions {
  const { values } = parse(args);
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const port = wholeNumber('--port', values.port ?? '9000', 65_535);
  const appOrigins = (values['app-origin'] ?? [DEFAULT_APP_ORIGIN]).map((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url?.protocol.startsWith('http'))
      fail(`--app-origin wants an address like ${DEFAULT_APP_ORIGIN}, not ${text}.`);
    return url.origin;
  });
  if (values.host !== undefined && !/^[\w.-]+$/.test(values.host)) {
    fail(`--host wants a name or an IPv4 address, not ${values.host}.`);
  }
  return {
    port,
    appOrigins,
    https: values.https === true,
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values['admin-token'] === undefined ? {} : { adminToken: values['admin-token'] }),
    ...(values.data === undefined ? {} : { data: values.data }),
    ...(values.seed === undefined ? {} : { seed: wholeNumber('--seed', values.seed, 2 ** 31 - 1) }),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        'admin-token': { type: 'string' },
        https: { type: 'boolean' },
        data: { type: 'string' },
        seed: { type: 'string' },
        'app-origin': { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function wholeNumber(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  return fail(`${flag} wants a whole number up to ${most}, not ${text}.`);
}

type Shown = {
  applications: { name: string; client_id: string; client_secret: string }[];
  users: { email: string; password: string; blocked: boolean }[];
  apis: { identifier: string; scopes: { value: string }[] }[];
};

async function introduce({ issuer, adminToken, notices, fetch }: RunningSandbox): Promise<void> {
  for (const notice of notices) console.error(`${notice}\n`);
  const headers = { authorization: `Bearer ${adminToken ?? ''}` };
  const response = await fetch(new Request(`${issuer}__sandbox/state`, { headers }));
  const { applications, users, apis } = (await response.json()) as Shown;
  console.log(
    `The practice tenant is ready.\n\n  domain  ${issuer.replace(/\/$/, '')}\n  issuer  ${issuer}\n`,
  );
  if (adminToken !== undefined) {
    console.log(`  admin API  ${issuer}__sandbox/  with Authorization: Bearer ${adminToken}\n`);
  }
  for (const { name, client_id, client_secret } of applications) {
    console.log(
      `  ${name.padEnd(18)}${client_id}${client_secret ? `\n${''.padEnd(20)}secret ${client_secret}` : ''}`,
    );
  }
  for (const { identifier, scopes } of apis) {
    console.log(`\n  API  ${identifier}  ${scopes.map(({ value }) => value).join(' ')}`);
  }
  console.log('\n  Users');
  for (const { email, password, blocked } of users) {
    console.log(`    ${email.padEnd(28)}${password}${blocked ? '  (blocked)' : ''}`);
  }
  console.log('\nCtrl C stops it.');
}

async function main(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2));
  try {
    const running = await startSandbox(options);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void running.close().finally(() => process.exit(0)));
    }
    await introduce(running);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      fail(
        `Port ${options.port} is taken, by another sandbox perhaps. Stop that one, or take another port:\n` +
          `  npm run sandbox -- --port ${options.port + 1}`,
      );
    }
    if (code === 'EACCES') fail(`Port ${options.port} needs more rights. Take one above 1023.`);
    if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
      fail(`This machine has no address ${options.host}.`);
    fail(message);
  }
}

await main();
