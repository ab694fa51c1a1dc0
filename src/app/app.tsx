import { StrictMode } from 'react';
import { Providers } from './providers.tsx';
import { Router } from './router.tsx';

/** The app below its router, the same for the browser and for the build, whose markup React takes over. */
export function App() {
  return (
    <StrictMode>
      <Providers>
        <Router />
      </Providers>
    </StrictMode>
  );
}
