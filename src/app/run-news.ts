/** What tabs tell one another about runs. */

/** A run that has new events, or one that another tab stops. */
type News = string | { stop: string };

const channel = new BroadcastChannel('grantscope.runs');
const listeners = new Set<(run: string) => void>();

export function sayToTabs(news: News): void {
  channel.postMessage(news);
}

/** What the other tabs say; a tab does not hear itself. */
export function onNewsOfTabs(listener: (news: News) => void): void {
  channel.addEventListener('message', ({ data }: MessageEvent<News>) => listener(data));
}

/** Tells when another tab, or this one, wrote events of a run. Returns how to stop listening. */
export function onRunChanged(listener: (run: string) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function tellThisTab(run: string): void {
  for (const listener of listeners) listener(run);
}
