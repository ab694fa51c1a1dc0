import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { paths } from './paths.ts';
import { Providers } from './providers.tsx';
import { Router } from './router.tsx';
import { applyTheme } from './shell/theme.ts';
import './styles.css';

applyTheme();

// A callback is handed to its run at once, without waiting for the first render.
if (location.pathname === paths.callback) {
  // What goes wrong is told by the callback's screen, which asks for the same promise.
  import('./callback/hand-over.ts').then(({ handOverOnce }) => handOverOnce()).catch(() => undefined);
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <Router />
      </Providers>
    </StrictMode>,
  );
}
