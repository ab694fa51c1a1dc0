/**
 * The window of a popup trip. It is opened in the click itself, empty, because the run reads and writes IndexedDB before
 * it leaves, and WebKit forgets in those callbacks that a person pressed something. Each trip has a window of its own:
 * this page keeps no hold on one that left.
 */
import { problem } from '#lib/problem.ts';

let waiting: Window | undefined;

function open(): Window | undefined {
  const popup = window.open('about:blank', '_blank', 'popup,width=480,height=720');
  // The tenant's page gets no hold on the app's: the callback reports by storage and a channel.
  if (popup) popup.opener = null;
  return popup ?? undefined;
}

/** To be called in the click. Where the browser refuses, the trip itself says so. */
export function openPopup(): void {
  if (!waiting || waiting.closed) waiting = open();
}

/** For a press that came to no trip: it was refused, or something stopped the run before. */
export function closeUnusedPopup(): void {
  waiting?.close();
  waiting = undefined;
}

/** Does what was pressed; where it `mayLeave`, with an empty window that is closed again if nothing left in it. */
export async function withPopup<T>(mayLeave: boolean, press: () => Promise<T>): Promise<T> {
  if (mayLeave) openPopup();
  try {
    return await press();
  } finally {
    if (mayLeave) closeUnusedPopup();
  }
}

/** The window that the click opened, else one that is opened now. Throws a Problem where the browser refuses. */
export function takePopup(): Window {
  const popup = waiting && !waiting.closed ? waiting : open();
  waiting = undefined;
  if (popup) return popup;
  throw problem(
    'popup-blocked',
    'The browser blocked the popup',
    `It opens one window for one press, unless popups are allowed for ${location.origin}.`,
  );
}
