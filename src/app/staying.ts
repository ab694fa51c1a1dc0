import { whenIdle } from './idle.ts';
import { paths } from './paths.ts';

/** Who looks at the start page for so long without a touch of anything reads it. */
const STAYS_MS = 20_000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart', 'focusin'];

let staying: Promise<void> | undefined;

/**
 * Resolves once somebody is here to stay: at the first move, key or touch, after a while without one, and at once on
 * any page but the start page, which people also only pass by. What only later visits and screens need is loaded then.
 */
export function whenStaying(): Promise<void> {
  staying ??= location.pathname === paths.home ? sign() : whenIdle();
  return staying;
}

function sign(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      for (const name of SIGNS) removeEventListener(name, done, true);
      resolve();
    };
    const timer = setTimeout(done, STAYS_MS);
    for (const name of SIGNS) addEventListener(name, done, { capture: true, passive: true });
  });
}
