import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation, useNavigationType } from 'react-router-dom';
import { useMask } from '#panels/mask.tsx';
import { Toaster } from '#ui/toast.tsx';
import { Bar } from './bar.tsx';
import { RouteBoundary } from './route-boundary.tsx';

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}));

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** A new screen starts at its top, and a screen reader starts reading there. Going back is left to the browser. */
function useStartOfScreen(pathname: string): void {
  const type = useNavigationType();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (type !== 'PUSH') return;
    scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname, type]);
}

export function Shell() {
  const { pathname } = useLocation();
  const mask = useMask();
  useStartOfScreen(pathname);
  const [palette, setPalette] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setPalette(true);
      } else if (
        event.key === 'm' &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.altKey &&
        !isTyping(event.target)
      ) {
        mask.toggle();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [mask]);

  return (
    <>
      <a
        href="#main"
        className="fixed top-1 left-1 z-30 -translate-y-[200%] rounded-md bg-ink px-3 py-2 text-canvas focus:translate-y-0"
      >
        Skip to content
      </a>
      <Bar onFind={() => setPalette(true)} />
      <main id="main" tabIndex={-1} className="outline-none">
        <RouteBoundary key={pathname}>
          <Suspense fallback={<p className="p-4 text-ink-2">Loading this screen</p>}>
            <Outlet />
          </Suspense>
        </RouteBoundary>
      </main>
      <Toaster />
      {palette && (
        <Suspense fallback={null}>
          <CommandPalette onClose={() => setPalette(false)} />
        </Suspense>
      )}
    </>
  );
}
