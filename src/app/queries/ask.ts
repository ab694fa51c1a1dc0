/** One GET that tells as much about its failure as a browser lets a page know. */
import type { FailureCause } from '#trace/event.ts';

export type Answer =
  /** `url` is where the answer came from, after any redirects. */
  | { kind: 'response'; url: string; status: number; contentType: string; body: string; ms: number }
  /** Longer than what is read: the rest was left unread. */
  | { kind: 'too-large'; url: string; limit: number }
  /** Likeliest cause first. */
  | { kind: 'silence'; url: string; causes: FailureCause[] };

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 1_000_000;

/**
 * Never rejects, and ends after at most three times `timeoutMs`, whatever the address is and however the answer goes
 * on. Sends no credentials. Does NOT judge the answer.
 */
export async function ask(url: string, timeoutMs = TIMEOUT_MS): Promise<Answer> {
  const started = performance.now();
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'follow',
      headers: { accept: 'application/json' },
      signal,
    });
    const came = response.url || url;
    const body = await bodyOf(response);
    if (body === undefined) return { kind: 'too-large', url: came, limit: MOST_BYTES };
    return {
      kind: 'response',
      url: came,
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body,
      ms: Math.round(performance.now() - started),
    };
  } catch {
    const causes: FailureCause[] = signal.aborted ? ['timeout'] : await causesOf(url, timeoutMs);
    return { kind: 'silence', url, causes };
  }
}

/** Undefined for a body over the limit: a part of one would read as a fault of the tenant. */
async function bodyOf(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader?.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Further requests that may not be read tell "no answer" from "a redirect" and "an answer this page may not see". */
async function causesOf(url: string, timeoutMs: number): Promise<FailureCause[]> {
  if (!URL.canParse(url)) return ['unreachable'];
  const { protocol, hostname } = new URL(url);
  const here = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  if (!navigator.onLine && !here) return ['offline'];
  if (location.protocol === 'https:' && protocol === 'http:' && !here) return ['mixed-content'];
  const probe = (init: RequestInit) =>
    fetch(url, { ...init, credentials: 'omit', signal: AbortSignal.timeout(timeoutMs) }).catch(
      () => undefined,
    );
  if ((await probe({ redirect: 'manual' }))?.type === 'opaqueredirect') return ['opaque-redirect'];
  if (await probe({ mode: 'no-cors' })) return ['cors'];
  return protocol === 'https:' ? ['unreachable', 'tls'] : ['unreachable'];
}
