/** The app at an address that a test can take away: for the browser that is a network that is gone, in each engine. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { APP } from './addresses.ts';

export type Front = { origin: string; close(): Promise<void> };

/** Hands each request on to the app. Another port is another origin, so the test has a worker and a tenant of its own. */
export async function startFront(): Promise<Front> {
  const server = createServer((incoming, outgoing) => {
    const onward = request(`${APP}${incoming.url}`, { method: incoming.method, headers: incoming.headers });
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
