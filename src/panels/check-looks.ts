import type { CheckWeight } from '#trace/check-weight.ts';
import type { IconName } from '#ui/icon.tsx';

/** How a check looks and what a screen reader hears, by what it weighs: the same in every list. */
export const checkLooks: Record<CheckWeight, { icon: IconName; look: string; word: string }> = {
  fail: { icon: 'error', look: 'text-danger', word: 'Fails' },
  unknown: { icon: 'unknown', look: 'text-ink-2', word: 'Not known' },
  warning: { icon: 'warn', look: 'text-ink-2', word: 'Warning' },
  note: { icon: 'note', look: 'text-ink-2', word: 'Note' },
  pass: { icon: 'check', look: 'text-accent', word: 'Holds' },
  skip: { icon: 'skipped', look: 'text-ink-3', word: 'Not needed' },
};
