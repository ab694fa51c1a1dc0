/** One GET that tells as much about its failure as a browser lets a page know. */
import type { FailureCause } from '#trace/event.ts';

export type Answer =
  | { kind: 'response'; url: string; status: number; contentType: string; body: string; ms: number }
  /** Likeliest cause first. */
  | { kind: 'silence'; url: string; causes: FailureCause[] };

const TIMEOUT_MS = 10_000;
const MOST_CHARACTERS = 1_000_000;

export async function ask(url: string): Promise<Answer> {
  const started = performance.now();
  const init = { credentials: 'omit', cache: 'no-store', redirect: 'follow' } as const;
  try {
    const response = await fetch(url, {
      ...init,
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return {
      kind: 'response',
      url: response.url || url,
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: (await response.text()).slice(0, MOST_CHARACTERS),
      ms: Math.round(performance.now() - started),
    };
  } catch (error) {
    return { kind: 'silence', url, causes: await causesOf(url, error) };
  }
}

/** A second request that may not be read tells "no answer" from "an answer that this page may not see". */
async function causesOf(url: string, error: unknown): Promise<FailureCause[]> {
  if (error instanceof DOMException && error.name === 'TimeoutError') return ['timeout'];
  const { protocol, hostname } = new URL(url);
  const here = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  if (!navigator.onLine && !here) return ['offline'];
  if (location.protocol === 'https:' && protocol === 'http:' && !here) return ['mixed-content'];
  const reached = await fetch(url, {
    mode: 'no-cors',
    credentials: 'omit',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).then(
    () => true,
    () => false,
  );
  if (reached) return ['cors'];
  return protocol === 'https:' ? ['unreachable', 'tls'] : ['unreachable'];
}
