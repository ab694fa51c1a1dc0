/** A navigation below /sandbox/ that the host of the site answered, because no worker was there yet. */
import { tabShelf } from '#app/adapters/shelf.ts';

const RELOADS = 'grantscope.sandbox-reloads';
const MOST_RELOADS = 2;

/** Loads the address again, now from the worker. False when that was tried often enough. */
export function reloadFromWorker(): boolean {
  const [address, count] = (tabShelf.get(RELOADS) ?? '').split(' ');
  const before = address === location.href ? Number(count) : 0;
  if (before >= MOST_RELOADS) {
    tabShelf.remove(RELOADS);
    return false;
  }
  tabShelf.set(RELOADS, `${location.href} ${before + 1}`);
  location.reload();
  return true;
}
