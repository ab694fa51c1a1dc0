/** Asks a token endpoint on this machine as often as it answers, over a fixed number of connections. */
import { Agent, request } from 'node:http';

export const MACHINE_CLIENT = 'machine-client';
export const MACHINE_SECRET = 'machine-secret-for-the-benchmark';
export const OTHER_API = 'https://api.other.example';

type Answer = { status: number; body: string };

export function post(url: URL, body: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    };
    const asking = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

/** Requests answered with 200, for each second. Anything else ends the benchmark. */
export async function load(url: URL, body: string, connections: number, forMs: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const began = performance.now();
  let answered = 0;
  const ask = async () => {
    while (performance.now() - began < forMs) {
      const { status, body: text } = await post(url, body, agent);
      if (status !== 200) throw new Error(`${url.href} answered ${status}: ${text.slice(0, 200)}`);
      answered++;
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  const perSecond = (answered * 1000) / (performance.now() - began);
  agent.destroy();
  return perSecond;
}
