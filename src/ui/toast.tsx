import { useEffect, useSyncExternalStore } from 'react';
import { Subscribable } from '#lib/subscribable.ts';
import { Button, IconButton } from './button.tsx';

export type Toast = { text: string; action?: { label: string; onClick(): void } };

const SHOWN_MS = 10_000;
const changes = new Subscribable();
let current: Toast | undefined;

function set(toast: Toast | undefined): void {
  current = toast;
  changes.notify();
}

/** Says what happened, and offers to undo it. The next toast replaces it. */
export function showToast(toast: Toast): void {
  set(toast);
}

export function Toaster() {
  const toast = useSyncExternalStore(
    changes.subscribe,
    () => current,
    () => undefined,
  );
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => set(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <section
      aria-label="Notices"
      aria-live="polite"
      className="fixed right-3 bottom-3 z-30 max-w-[calc(100vw-1.5rem)]"
    >
      {toast && (
        <div className="flex items-center gap-3 rounded-lg border border-line-strong bg-raised py-2 pr-2 pl-3 shadow-lift-2">
          <p>{toast.text}</p>
          {toast.action && (
            <Button
              onClick={() => {
                toast.action?.onClick();
                set(undefined);
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <IconButton small label="Dismiss" icon="close" onClick={() => set(undefined)} />
        </div>
      )}
    </section>
  );
}
