/**
 * The page that a callback comes to. It loads what the exchange needs and nothing else; React and the screens follow in
 * the same document once the tokens are checked.
 */
import { currentLeaving } from '#app/adapters/leaving.ts';
import { handOverOnce } from './hand-over.ts';

/** A tenant that takes longer leaves time to show the run meanwhile. */
const PATIENCE_MS = 300;

const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));

/** Opens the connection to the tenant while the run is read. */
function meetTenant(): void {
  const leaving = currentLeaving();
  if (leaving?.mode !== 'same-tab' || !leaving.issuer.startsWith('http')) return;
  const link = document.createElement('link');
  link.rel = 'preconnect';
  // Requests of a flow carry no cookies, and such have connections of their own.
  link.crossOrigin = 'anonymous';
  link.href = leaving.issuer;
  document.head.append(link);
}

async function takeCallback(): Promise<void> {
  // A frame has nothing to show meanwhile. What goes wrong is told by the callback's screen: it asks for the same promise.
  const inTime = window.parent === window ? [late] : [];
  const handed = await Promise.race([handOverOnce(), ...inTime]).catch(() => undefined);
  if (handed?.state === 'taken') {
    // Nobody sees it, and it shares its thread with the page that goes on.
    if (handed.place === 'frame') return;
    await Promise.race([handed.exchanged, late]);
  }
  await import('#app/main.tsx');
}

meetTenant();
void takeCallback();
