import { useEffect } from 'react';
import { type Scope, type ShortcutId, shortcutOf, shortcuts } from './shortcuts.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');

/** What has the focus while nothing has it: Enter belongs to no link or button. */
const isNowhere = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target === document.body || target.id === 'main');

/** A dialog, or one that is on its way: letters typed meanwhile are meant for it. */
const IN_FRONT = 'dialog[open], [data-opening]';

const PAGE: readonly Scope[] = ['everywhere', 'flow', 'run'];

/**
 * Does what the table of shortcuts says, wherever the focus is; what is undefined does nothing now. Not while the person
 * types, except with Ctrl, and not behind an open dialog. A search in the browser's own way is left to it once the
 * timeline's field has the focus.
 */
export function useShortcuts(handlers: { readonly [id in ShortcutId]?: (() => unknown) | undefined }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || event.defaultPrevented) return;
      const here = PAGE.filter((scope) =>
        Object.keys(handlers).some((id) => shortcuts[id as ShortcutId].scope === scope),
      );
      const id = shortcutOf(event, here);
      const act = id && handlers[id];
      if (!act || document.querySelector(IN_FRONT)) return;
      if (isTyping(event.target) && !event.ctrlKey && !event.metaKey) return;
      if (event.key === 'Enter' && !isNowhere(event.target)) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [handlers]);
}
