/** What a page may say to the worker. */
export type PageMessage = { type: 'claim' };

export function isPageMessage(data: unknown): data is PageMessage {
  return typeof data === 'object' && data !== null && (data as { type?: unknown }).type === 'claim';
}
