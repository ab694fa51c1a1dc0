/**
 * Text that outlives a reload and is never on disk: `sessionStorage` and `history.state` are written into the browser's
 * profile, the memory of the service worker is not. The worker gets it when the page goes, keeps it for some seconds,
 * and gives it once, to the tab that brought it. After a hard reload, or without a worker, it is gone.
 */
const TAB = 'grantscope-tab';
const PATIENCE_MS = 3000;

/** An id of this tab, and nothing else, outlives the page in `sessionStorage`. */
function tabId(): string {
  try {
    const known = sessionStorage.getItem(TAB) ?? crypto.randomUUID();
    sessionStorage.setItem(TAB, known);
    return known;
  } catch {
    return '';
  }
}

/** Hands the text over when this page goes for good. Returns how to call that off. */
export function holdThroughReload(text: string): () => void {
  const hold = (event: PageTransitionEvent) => {
    const tab = tabId();
    if (!event.persisted && tab)
      navigator.serviceWorker?.controller?.postMessage({ type: 'hold', tab, text });
  };
  addEventListener('pagehide', hold);
  return () => removeEventListener('pagehide', hold);
}

let asked = false;

/** What this tab held before it was reloaded; asks once for each page, and nobody where it was no reload. */
export function takeAfterReload(): Promise<string | undefined> {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const worker = navigator.serviceWorker?.controller;
  const tab = tabId();
  if (asked || navigation?.type !== 'reload' || !worker || !tab) return Promise.resolve(undefined);
  asked = true;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const patience = setTimeout(() => resolve(undefined), PATIENCE_MS);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(patience);
      port1.close();
      resolve(typeof data === 'string' ? data : undefined);
    };
    worker.postMessage({ type: 'take', tab }, [port2]);
  });
}
