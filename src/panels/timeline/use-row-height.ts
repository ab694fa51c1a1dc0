import { useMedia } from '#ui/use-media.ts';

/** In rem, as `--row-dense` is; a finger needs more. */
const FINE_POINTER_ROW = 1.5;
const TOUCH_ROW = 2.25;

/** The height of a row in pixels, and again when the window or the letters change. */
export function useRowHeight(): number {
  const touch = useMedia('(pointer: coarse), (max-width: 47.4375rem)');
  // Where the letters grow: asked for, so that this is drawn anew.
  useMedia('(min-width: 112.5rem)');
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return Math.round((touch ? TOUCH_ROW : FINE_POINTER_ROW) * rem);
}
