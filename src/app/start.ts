/** Lets the page show what it brings before the app is asked for, which is twenty times as large as all that stands there. */
import './styles.css';

const PATIENCE_MS = 500;

/** The first paint of the start page. A tab in the background paints nothing, and another address has nothing to show yet. */
function painted(): Promise<void> {
  if (document.hidden || 'elsewhere' in document.documentElement.dataset) return Promise.resolve();
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) resolve();
    }).observe({ type: 'paint', buffered: true });
    setTimeout(resolve, PATIENCE_MS);
  });
}

void painted().then(() => import('./main.tsx'));
