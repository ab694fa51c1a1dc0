// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { keysOf, type ShortcutId, shortcuts } from '#panels/shortcuts.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';

afterEach(cleanup);

it('lists every shortcut of the table, with its keys', () => {
  render(<ShortcutSheet onClose={() => undefined} />);
  const ids = Object.keys(shortcuts) as ShortcutId[];
  expect(screen.getAllByRole('term')).toHaveLength(ids.length);
  for (const id of ids) {
    const { does } = shortcuts[id];
    expect(screen.getByText(does).nextElementSibling?.textContent).toBe(keysOf(id).join(' or '));
  }
});
