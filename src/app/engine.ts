import type { Engine } from '#engine/api.ts';

let engine: Promise<Engine> | undefined;

/**
 * The one engine of this page. Its code comes with the first call: a page that only shows things does without. What did
 * not come is asked for again by the next call.
 */
export function getEngine(): Promise<Engine> {
  if (engine) return engine;
  engine = import('./make-engine.ts').then(({ makeEngine }) => makeEngine());
  engine.catch(() => {
    engine = undefined;
  });
  return engine;
}
