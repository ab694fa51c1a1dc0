import { isJsonObject } from '#lib/json.ts';
import type { LayoutMemory } from '#ui/fold.tsx';
import { browserShelf, type Shelf } from './shelf.ts';

const KEY = 'grantscope.panes';

/** Sizes and folded panes, for every run of this browser. What it cannot read it takes for nothing. */
export function layoutMemory(shelf: Shelf = browserShelf): LayoutMemory {
  const read = (): Record<string, unknown> => {
    try {
      const kept: unknown = JSON.parse(shelf.get(KEY) ?? '{}');
      return isJsonObject(kept) ? kept : {};
    } catch {
      return {};
    }
  };
  return {
    read(key) {
      const value = read()[key];
      return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
    },
    // Read again at each change: another tab may have moved another handle. JSON leaves `undefined` out.
    write: (key, value) => shelf.set(KEY, JSON.stringify({ ...read(), [key]: value })),
  };
}
