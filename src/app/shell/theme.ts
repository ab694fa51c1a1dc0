import { useSyncExternalStore } from 'react';
import { browserShelf } from '#app/adapters/shelf.ts';
import { Subscribable } from '#lib/subscribable.ts';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'grantscope.theme';
const order: Theme[] = ['system', 'light', 'dark'];
const changes = new Subscribable();

function readTheme(): Theme {
  const kept = browserShelf.get(KEY);
  return order.find((theme) => theme === kept) ?? 'system';
}

/** Puts the kept theme on the page. Called before the first paint. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = readTheme();
}

/** The theme, and what sets the next one: system, light, dark. */
export function useTheme(): [Theme, () => void] {
  const theme = useSyncExternalStore(changes.subscribe, readTheme, (): Theme => 'system');
  return [
    theme,
    () => {
      browserShelf.set(KEY, order[(order.indexOf(theme) + 1) % order.length] ?? 'system');
      applyTheme();
      changes.notify();
    },
  ];
}
