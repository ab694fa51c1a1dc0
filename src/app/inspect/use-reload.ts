import { useEffect, useSyncExternalStore } from 'react';
import { holdThroughReload, takeAfterReload } from '#app/adapters/reload-memory.ts';

/** Gives what is pasted to the worker's memory when the page goes, and takes it back after a reload. */
export function useReload(text: string, onText: (update: (now: string) => string) => void): void {
  useEffect(() => {
    void takeAfterReload().then((kept) => {
      // What was typed meanwhile is newer.
      if (kept) onText((now) => now || kept);
    });
  }, [onText]);
  useEffect(() => (text ? holdThroughReload(text) : undefined), [text]);
}

/** Whether a reload will find it again: a worker is in control of this page. */
export const useKeptThroughReload = (): boolean => useSyncExternalStore(onController, controlled);

const controlled = () => Boolean(navigator.serviceWorker?.controller);

function onController(listener: () => void): () => void {
  navigator.serviceWorker?.addEventListener('controllerchange', listener);
  return () => navigator.serviceWorker?.removeEventListener('controllerchange', listener);
}
