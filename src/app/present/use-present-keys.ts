import { useEffect } from 'react';

export type PresentKeys = {
  forward(): void;
  back(): void;
  first(): void;
  last(): void;
  leave(): void;
  diagram(): void;
  blank(): void;
  speaker(): void;
  fullScreen(): void;
};

/** Clickers send Page Down and Page Up, and a full stop or B for a dark screen. */
const keys: Record<string, keyof PresentKeys> = {
  ArrowRight: 'forward',
  ArrowDown: 'forward',
  PageDown: 'forward',
  ' ': 'forward',
  n: 'forward',
  ArrowLeft: 'back',
  ArrowUp: 'back',
  PageUp: 'back',
  Home: 'first',
  End: 'last',
  Escape: 'leave',
  d: 'diagram',
  b: 'blank',
  '.': 'blank',
  s: 'speaker',
  f: 'fullScreen',
};

/** A key held down turns one page; Space on a button presses the button. */
export function usePresentKeys(does: PresentKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const onControl = event.target instanceof HTMLElement && event.target.closest('button, a') !== null;
      if (event.key === ' ' && onControl) return;
      const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const key = event.key === ' ' && event.shiftKey ? 'back' : keys[name];
      if (!key) return;
      event.preventDefault();
      does[key]();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [does]);
}
