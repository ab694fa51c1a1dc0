/**
 * What a page may say to the worker: `claim` takes the page back after a hard reload, `keep` has the app kept for
 * offline use.
 */
export type PageMessage = { type: 'claim' | 'keep' };

export function isPageMessage(data: unknown): data is PageMessage {
  const type = typeof data === 'object' && data !== null && (data as { type?: unknown }).type;
  return type === 'claim' || type === 'keep';
}
