import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Rows that are drawn above and below what is seen. */
const OVERSCAN = 12;

/** On paper all rows are drawn, up to as many as a printer is spared. */
export const MOST_PRINTED = 2000;

type Seen = { first: number; last: number };

/**
 * Which rows of a scrolling frame are drawn, when all have one height in pixels. Costs the same for ten rows and for a
 * hundred thousand. `last` is not drawn itself. Printed, the first 2,000 are drawn wherever the frame stands.
 */
export function useFixedRows(
  frame: RefObject<HTMLElement | null>,
  count: number,
  height: number,
): Seen & { scrollTo(index: number): void } {
  const [seen, setSeen] = useState<Seen>({ first: 0, last: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () => {
      const first = Math.floor(element.scrollTop / height);
      const last = Math.ceil((element.scrollTop + element.clientHeight) / height);
      setSeen((before) => (before.first === first && before.last === last ? before : { first, last }));
    };
    look();
    // In the same frame, or fast scrolling would show a gap.
    const scrolled = () => flushSync(look);
    element.addEventListener('scroll', scrolled, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    // The browser lays out the page as soon as this returns.
    const printed = () => flushSync(() => setSeen({ first: 0, last: MOST_PRINTED }));
    window.addEventListener('beforeprint', printed);
    window.addEventListener('afterprint', look);
    return () => {
      element.removeEventListener('scroll', scrolled);
      resized.disconnect();
      window.removeEventListener('beforeprint', printed);
      window.removeEventListener('afterprint', look);
    };
  }, [frame, height]);
  return {
    first: Math.max(0, Math.min(seen.first, count) - OVERSCAN),
    last: Math.min(count, seen.last + OVERSCAN),
    scrollTo: (index) => {
      const element = frame.current;
      if (!element) return;
      const top = index * height;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + height > element.scrollTop + element.clientHeight)
        element.scrollTop = top + height - element.clientHeight;
    },
  };
}
