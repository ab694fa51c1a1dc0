/** The lock of a run: one page at a time works on it. */

let gone = new AbortController();
addEventListener('pagehide', () => gone.abort());
addEventListener('pageshow', () => {
  if (gone.signal.aborted) gone = new AbortController();
});

const hears = (target: EventTarget, type: string) =>
  new Promise<void>((resolve) => {
    target.addEventListener(type, () => resolve(), { once: true });
  });

/**
 * Runs `work` while no other page works on the same run. A page that goes lets go, and asks no more until it comes back:
 * Firefox keeps it as it stands, with the lock that it holds or is given then, and the page that the tenant sends the
 * browser to would wait for that without an end. Where such a page comes back, its work meets what is on record by then.
 */
export async function withRunLock<T>(run: string, work: () => Promise<T>): Promise<T> {
  if (gone.signal.aborted) await hears(window, 'pageshow');
  const { signal } = gone;
  const begun: Promise<T>[] = [];
  const hold = () => {
    const doing = work();
    begun.push(doing);
    return Promise.race([doing.then(nothing, nothing), hears(signal, 'abort')]);
  };
  try {
    await navigator.locks.request(`grantscope.run.${run}`, { signal }, hold);
  } catch (error) {
    // The page went before its turn came.
    if (begun.length === 0 && signal.aborted) return withRunLock(run, work);
    throw error;
  }
  return Promise.race(begun);
}

function nothing(): void {
  // What came of the work goes to who asked for it.
}
