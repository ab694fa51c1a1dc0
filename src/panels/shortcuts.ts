/** Every shortcut of the app. The sheet behind `?`, the badges at the buttons and the handlers all read this one table. */

/** Where a shortcut works: anywhere, on one screen, or while the focus is in a part of it. */
export type Scope = 'everywhere' | 'flow' | 'run' | 'rows' | 'search';

type Shortcut = { scope: Scope; keys: readonly [string, ...string[]]; does: string };

export const shortcuts = {
  palette: { scope: 'everywhere', keys: ['Ctrl K'], does: 'Find or run anything' },
  mask: { scope: 'everywhere', keys: ['M'], does: 'Mask or show all secrets' },
  sheet: { scope: 'everywhere', keys: ['?'], does: 'Show this sheet' },
  start: { scope: 'flow', keys: ['Enter'], does: 'Start step by step' },
  next: { scope: 'run', keys: ['N'], does: 'Next: run the step that comes next' },
  retry: { scope: 'run', keys: ['R'], does: 'Try again, from the step that its button names' },
  view: { scope: 'run', keys: ['V'], does: 'Change between timeline and sequence' },
  present: { scope: 'run', keys: ['P'], does: 'Present the run, one step a screen' },
  search: { scope: 'run', keys: ['/', 'Ctrl F'], does: 'Search the timeline in everything' },
  'row-after': { scope: 'rows', keys: ['ArrowDown'], does: 'Row below' },
  'row-before': { scope: 'rows', keys: ['ArrowUp'], does: 'Row above' },
  'page-after': { scope: 'rows', keys: ['PageDown'], does: 'A page down' },
  'page-before': { scope: 'rows', keys: ['PageUp'], does: 'A page up' },
  'first-row': { scope: 'rows', keys: ['Home'], does: 'First row' },
  'last-row': { scope: 'rows', keys: ['End'], does: 'Last row' },
  'hit-after': { scope: 'search', keys: ['Enter'], does: 'Next hit' },
  'hit-before': { scope: 'search', keys: ['Shift Enter'], does: 'Previous hit' },
  'leave-search': { scope: 'search', keys: ['Escape'], does: 'Empty the search, then leave it' },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof shortcuts;

const entries = Object.entries(shortcuts) as [ShortcutId, Shortcut][];

/** The part of a keyboard event that counts. */
type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The shortcut that a press is in one of these scopes. `Ctrl` is ⌘ as well; a letter counts in either case. */
export function shortcutOf(pressed: Pressed, scopes: readonly Scope[]): ShortcutId | undefined {
  return entries.find(
    ([, { scope, keys }]) => scopes.includes(scope) && keys.some((key) => fits(pressed, key)),
  )?.[0];
}

function fits({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed, wanted: string): boolean {
  const parts = wanted.split(' ');
  const name = parts.pop() ?? '';
  if (key.toLowerCase() !== name.toLowerCase() || altKey) return false;
  if ((ctrlKey || metaKey) !== parts.includes('Ctrl')) return false;
  // Where `?` and `/` lie differs by keyboard: some need Shift for them.
  const isSign = name.length === 1 && !/[a-z]/i.test(name);
  return isSign || shiftKey === parts.includes('Shift');
}

const signs: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  PageDown: 'Page ↓',
  PageUp: 'Page ↑',
  Escape: 'Esc',
};

/** As keys are written on a badge: `Ctrl K`, `↓`. */
export function keysOf(id: ShortcutId): string[] {
  return shortcuts[id].keys.map((key) => signs[key] ?? key);
}

/** The first of them, for the badge of a button. */
export function badgeOf(id: ShortcutId): string {
  return keysOf(id)[0] ?? '';
}

/** `Next hit (Enter)`, for what has no room for a badge. */
export function withKeys(text: string, id: ShortcutId): string {
  return `${text} (${keysOf(id).join(' or ')})`;
}
