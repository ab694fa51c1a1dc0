/** The built app as a static host serves it: compressed. Keeps count of what it was asked for. */
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { startApp } from '../scripts/serve.ts';

const COMPRESSED = /^(text\/|application\/(json|manifest\+json|javascript)|image\/svg)/;

export type Served = { path: string; bytes: number; at: number };

/** `served` grows with each answer; `bytes` are those of the body, as they go over the wire, `at` is in ms since the epoch. */
export async function startStaticHost({ port, dist }: { port: number; dist: string }) {
  const app = await startApp({ port: 0, dist });
  const served: Served[] = [];
  const compressed = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const answer = await fetch(app.url + path, { headers: { accept: request.headers.accept ?? '*/*' } });
    const whole = Buffer.from(await answer.arrayBuffer());
    const headers = Object.fromEntries(answer.headers);
    let body: Buffer = whole;
    if (COMPRESSED.test(headers['content-type'] ?? '')) {
      body = compressed.get(path) ?? gzipSync(whole);
      compressed.set(path, body);
      headers['content-encoding'] = 'gzip';
    }
    headers['content-length'] = String(body.length);
    served.push({ path, bytes: body.length, at: Date.now() });
    response.writeHead(answer.status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return {
    url: `http://localhost:${port}/`,
    served,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await app.close();
    },
  };
}
