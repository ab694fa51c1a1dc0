import { keysOf, type Scope, type ShortcutId, shortcuts } from '#panels/shortcuts.ts';
import { Dialog } from '#ui/dialog.tsx';

const scopes: { scope: Scope; name: string }[] = [
  { scope: 'everywhere', name: 'Everywhere' },
  { scope: 'flow', name: 'On a flow' },
  { scope: 'run', name: 'In a run' },
  { scope: 'rows', name: 'On the rows of the timeline' },
  { scope: 'search', name: 'In the search of the timeline' },
];

const ids = Object.keys(shortcuts) as ShortcutId[];

/** Every shortcut, from the table that the handlers read. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  return (
    <Dialog open title="Keyboard shortcuts" onClose={onClose}>
      <div className="grid gap-4 tablet:grid-cols-2">
        {scopes.map(({ scope, name }) => (
          <section key={scope} aria-label={name}>
            <h3 className="mb-1 text-sm">{name}</h3>
            <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1 text-ink-2">
              {ids
                .filter((id) => shortcuts[id].scope === scope)
                .map((id) => (
                  <div key={id} className="contents">
                    <dt>{shortcuts[id].does}</dt>
                    <dd className="text-right whitespace-nowrap">
                      {keysOf(id).map((key, nth) => (
                        <span key={key}>
                          {nth > 0 && ' or '}
                          <kbd className="rounded-sm border border-line-strong px-1 text-2xs text-ink">
                            {key}
                          </kbd>
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="mt-4 text-xs text-ink-2">
        On a Mac, ⌘ does what Ctrl does. Letters do nothing while you type. Tab, Shift Tab, Enter and Space
        work as in every page; lists of tabs and handles between panes take the arrow keys.
      </p>
    </Dialog>
  );
}
