import type { Failure, FailureCause } from '#trace/event.ts';
import type { Circumstances } from './ports.ts';

/**
 * What a `fetch` that gave no answer can have been, likeliest first. The browser tells no more than "failed": CORS, DNS,
 * refused and reset connections, a body that cannot be unpacked and certificates look the same from a page, so more than
 * one is named wherever more than one is possible. `csp`: our own policy forbids the address, whatever the tenant does.
 */
export function failureOf(error: unknown, seen: Circumstances, url: string): Failure {
  const name = error instanceof Error ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  return { candidates: candidates(name, seen, new URL(url)), message };
}

function candidates(name: string, seen: Circumstances, url: URL): FailureCause[] {
  if (name === 'TimeoutError') return ['timeout'];
  if (name === 'AbortError') return ['aborted'];
  const local = url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname === '[::1]';
  if (seen.pageIsSecure && url.protocol === 'http:' && !local) return ['mixed-content'];
  if (seen.blockedByCsp) return ['csp'];
  if (!seen.online) return ['offline', 'unreachable'];
  return [
    ...(seen.crossOrigin ? (['cors'] as const) : []),
    'unreachable',
    'broken',
    ...(url.protocol === 'https:' ? (['tls'] as const) : []),
  ];
}

/** A redirect that `fetch` may not follow or read: status 0, no headers. */
export const opaqueRedirect: Failure = {
  candidates: ['opaque-redirect'],
  message: 'The tenant answered with a redirect, which a page may not read.',
};
