import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * False while React takes over the printed start page, true from then on. What came meanwhile (a query that the bar had
 * begun, the practice tenant that is ready by now) would not fit what was printed.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
