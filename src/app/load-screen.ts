/** Loads the files of a screen, and does not give up at the first failure. */

const isReload = () =>
  (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type ===
  'reload';

/** The page begins anew: this one never goes on. */
function startOver(): Promise<never> {
  location.reload();
  return new Promise(() => undefined);
}

/**
 * A part that does not come is asked for once more: a tab that crashed may have taken the worker along that brings it.
 * Firefox and Safari remember that an address failed and never ask for it again in that page, so a page that could not
 * load it twice starts over, at the address of the screen. Once only: a page that was reloaded says what failed. What
 * fails otherwise than by loading (`TypeError` in every engine) or without a network is not mended by that.
 */
export async function loadScreen<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load().catch(load);
  } catch (error) {
    if (!(error instanceof TypeError) || !navigator.onLine || isReload()) throw error;
    return startOver();
  }
}
