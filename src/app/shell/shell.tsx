import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation, useNavigationType } from 'react-router-dom';
import { loadScreen } from '#app/load-screen.ts';
import { paths } from '#app/paths.ts';
import { DropAnywhere } from '#app/share/drop-anywhere.tsx';
import { useMask } from '#panels/mask.tsx';
import { useShortcuts } from '#panels/use-shortcuts.ts';
import { Toaster } from '#ui/toast.tsx';
import { Bar } from './bar.tsx';
import { RouteBoundary } from './route-boundary.tsx';

const ShortcutSheet = lazy(async () => ({
  default: (await loadScreen(() => import('./shortcut-sheet.tsx'))).ShortcutSheet,
}));
const CommandPalette = lazy(async () => ({
  default: (await loadScreen(() => import('./command-palette.tsx'))).CommandPalette,
}));

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
  const [open, setOpen] = useState<'palette' | 'sheet'>();
  /** What one of them opened in its place stays open. */
  const close = (which: 'palette' | 'sheet') => setOpen((now) => (now === which ? undefined : now));
  useShortcuts({
    palette: () => setOpen('palette'),
    sheet: () => setOpen('sheet'),
    mask: mask.toggle,
  });

  return (
    <>
      <a
        href="#main"
        className="fixed top-1 left-1 z-30 -translate-y-[200%] rounded-md bg-ink px-3 py-2 text-canvas focus:translate-y-0"
      >
        Skip to content
      </a>
      <Bar onFind={() => setOpen('palette')} onKeys={() => setOpen('sheet')} />
      <main id="main" tabIndex={-1} className="outline-none">
        <RouteBoundary key={pathname}>
          {/* React takes over what is in a boundary later than the rest, when answers may be there that the build did
              not have: the start page, which the build printed, comes in one piece. */}
          {pathname === paths.home ? (
            <Outlet />
          ) : (
            <Suspense fallback={<p className="p-4 text-ink-2">Loading this screen</p>}>
              <Outlet />
            </Suspense>
          )}
        </RouteBoundary>
      </main>
      <Toaster />
      <DropAnywhere />
      <RouteBoundary key={open}>
        <Suspense fallback={<span data-opening hidden />}>
          {open === 'palette' && (
            <CommandPalette onClose={() => close('palette')} onKeys={() => setOpen('sheet')} />
          )}
          {open === 'sheet' && <ShortcutSheet onClose={() => close('sheet')} />}
        </Suspense>
      </RouteBoundary>
    </>
  );
}
