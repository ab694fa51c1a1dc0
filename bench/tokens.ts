/** Tokens for a machine, for each second: the practice tenant's Node host against oidc-provider. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { fileURLToPath } from 'node:url';
import { decodeProtectedHeader } from 'jose';
import { API, clientIds, seedState } from '../src/sandbox/seed.ts';
import { alternate, type Figure } from './figure.ts';
import { load, MACHINE_CLIENT, MACHINE_SECRET, OTHER_API, post } from './load.ts';

const CONNECTIONS = 20;
const ROUND_MS = 5000;
const ROUNDS = 3;
const OURS_PORT = 9118;
const OTHER_PORT = 9119;

async function start(script: string, port: number): Promise<ChildProcess> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const server = spawn(process.execPath, ['--import', 'tsx', file, String(port)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = once(server, 'exit').then(() => {
    throw new Error(`${script} ended before it was ready.`);
  });
  for (let said = ''; !said.includes('ready'); ) {
    said += String((await Promise.race([once(server.stdout, 'data'), gone]))[0]);
  }
  gone.catch(() => undefined);
  return server;
}

/** Both must do the same work: sign a JWT with RS256. */
async function mustSign(url: URL, body: string): Promise<void> {
  const agent = new Agent();
  const { access_token } = JSON.parse((await post(url, body, agent)).body) as { access_token: string };
  const { alg } = decodeProtectedHeader(access_token);
  if (alg !== 'RS256') throw new Error(`${url.href} signs with ${alg}.`);
}

export async function benchTokens(): Promise<Figure> {
  const servers = [
    await start('./sandbox.server.ts', OURS_PORT),
    await start('./other-provider.server.ts', OTHER_PORT),
  ];
  try {
    const machine = seedState({ appOrigins: [] }).applications.find(
      ({ client_id }) => client_id === clientIds.machine,
    );
    const ours = new URL(`http://localhost:${OURS_PORT}/oauth/token`);
    const other = new URL(`http://localhost:${OTHER_PORT}/token`);
    const grant = { grant_type: 'client_credentials' };
    const oursBody = String(
      new URLSearchParams({
        ...grant,
        client_id: clientIds.machine,
        client_secret: machine?.client_secret ?? '',
        audience: API,
      }),
    );
    const otherBody = String(
      new URLSearchParams({
        ...grant,
        client_id: MACHINE_CLIENT,
        client_secret: MACHINE_SECRET,
        resource: OTHER_API,
        scope: 'read:things',
      }),
    );
    await mustSign(ours, oursBody);
    await mustSign(other, otherBody);
    await load(ours, oursBody, CONNECTIONS, 1000);
    await load(other, otherBody, CONNECTIONS, 1000);
    const [mine, theirs] = await alternate(
      ROUNDS,
      0,
      () => load(ours, oursBody, CONNECTIONS, ROUND_MS),
      () => load(other, otherBody, CONNECTIONS, ROUND_MS),
    );
    return {
      what: 'Token endpoint, client credentials, requests/s, against oidc-provider',
      goal: '≥ 1 ×',
      figure: `${mine.toFixed(0)}/s : ${theirs.toFixed(0)}/s`,
      ratio: (mine / theirs).toFixed(2),
      holds: mine >= theirs,
    };
  } finally {
    for (const server of servers) server.kill();
  }
}
