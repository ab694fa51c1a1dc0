/**
 * What a page may say to the worker: `claim` takes the page back after a hard reload, `keep` has the app kept for
 * offline use, `hold` and `take` carry a text through a reload of the tab.
 */
export type PageMessage =
  | { type: 'claim' | 'keep' }
  | { type: 'hold'; tab: string; text: string }
  | { type: 'take'; tab: string };

export function isPageMessage(data: unknown): data is PageMessage {
  if (typeof data !== 'object' || data === null) return false;
  const { type, tab, text } = data as { type?: unknown; tab?: unknown; text?: unknown };
  if (type === 'hold') return typeof tab === 'string' && typeof text === 'string';
  return type === 'claim' || type === 'keep' || (type === 'take' && typeof tab === 'string');
}
