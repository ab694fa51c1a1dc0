import { type RefObject, useLayoutEffect, useState } from 'react';

const told = new WeakMap<Element, () => void>();
/** One for all of them: a page has hundreds of values. */
let observer: ResizeObserver | undefined;

function watch(element: Element, changed: () => void): () => void {
  observer ??= new ResizeObserver((entries) => {
    for (const { target } of entries) told.get(target)?.();
  });
  told.set(element, changed);
  observer.observe(element);
  return () => {
    told.delete(element);
    observer?.unobserve(element);
  };
}

/** Of every monospace font in use, within a few percent. */
const WIDTH_OF_A_CHARACTER = 0.61;
const UNKNOWN = 40;

/** How many monospace characters fit into a line of this element, less `taken` pixels; measured only where `on`. */
export function useLineLength(frame: RefObject<HTMLElement | null>, on: boolean, taken = 0): number {
  const [length, setLength] = useState(UNKNOWN);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element || !on) return;
    const look = () => {
      const character = Number.parseFloat(getComputedStyle(element).fontSize) * WIDTH_OF_A_CHARACTER;
      const room = Math.floor((element.clientWidth - taken) / character);
      if (element.clientWidth > 0 && Number.isFinite(room)) setLength(Math.max(8, room));
    };
    look();
    return watch(element, look);
  }, [frame, on, taken]);
  return length;
}
