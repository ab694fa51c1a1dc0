/** What a server of ours refuses before it costs anything: large bodies, and heads that Node cuts off. */
import type { Duplex } from 'node:stream';

/**
 * The body, as long as it is no larger than `most` bytes. Undefined when it is: at once where its length is told, else
 * as soon as more came; the rest is never read. Answer that with `tooLarge`.
 */
export async function readUpTo(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the stream.
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > most) return undefined;
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** 413, after which Node closes the connection with whatever still comes over it. */
export function tooLarge(text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, {
    status: 413,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', connection: 'close' },
  });
}

type Server = { on(event: 'clientError', listener: (error: Error, socket: Duplex) => void): unknown };

/**
 * Node refuses a request whose head (address and headers, cookies too) is over 16 kB before anybody sees it, with an
 * empty answer. This says why, and what helps.
 */
export function explainLongHeads(server: Server, wayOut: string): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const isLong = error.code === 'HPE_HEADER_OVERFLOW';
    socket.end(isLong ? longHead(wayOut) : 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
}

function longHead(wayOut: string): string {
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The address is too long</title>
<h1>The address is too long</h1>
<p>The address and the headers of this request, cookies included, are over the 16 kB that Node reads (HTTP 431), so
nothing here has seen it.</p>
<p>${wayOut}</p>
<p>Cookies count too, and those of localhost are shared by all its ports: deleting them may be enough.</p>
</html>
`;
  const head = [
    'HTTP/1.1 431 Request Header Fields Too Large',
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
