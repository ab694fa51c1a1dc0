import { startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { App } from './app.tsx';
import { paths } from './paths.ts';
import { applyTheme } from './shell/theme.ts';
import './styles.css';

applyTheme();

// A callback is handed to its run at once, without waiting for the first render.
if (location.pathname === paths.callback) {
  // What goes wrong is told by the callback's screen, which asks for the same promise.
  import('./callback/hand-over.ts').then(({ handOverOnce }) => handOverOnce()).catch(() => undefined);
}

const app = (
  <BrowserRouter>
    <App />
  </BrowserRouter>
);
const root = document.getElementById('root');
if (root) {
  // In small pieces of work: what the person presses meanwhile comes first.
  if (location.pathname === paths.home && root.hasChildNodes())
    startTransition(() => void hydrateRoot(root, app));
  else createRoot(root).render(app);
}
