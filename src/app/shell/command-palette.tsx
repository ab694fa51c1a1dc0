import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { paths } from '#app/paths.ts';
import { useRuns } from '#app/queries/runs.ts';
import { useTenants } from '#app/queries/tenants.ts';
import { flowList } from '#flows/registry.ts';
import { useMask } from '#panels/mask.tsx';
import { badgeOf } from '#panels/shortcuts.ts';
import { type Command, findCommands } from './commands.ts';
import { screenCommands } from './screen-commands.ts';
import { useTheme } from './theme.ts';

/** To draw more would be felt; whoever looks for another one types a word of it. */
const MOST_SHOWN = 100;

function useCommands(onKeys: () => void): Command[] {
  const navigate = useNavigate();
  const tenants = useTenants().data ?? [];
  const runs = useRuns().data ?? [];
  const mask = useMask();
  const [theme, nextTheme] = useTheme();
  const go = (to: string) => () => void navigate(to);
  const screen = (title: string, to: string): Command => ({ id: to, group: 'Screens', title, run: go(to) });
  const [onScreen] = useState(screenCommands);
  return [
    ...onScreen,
    ...flowList.map(({ id, title, summary }) => ({
      id: `flow ${id}`,
      group: 'Flows',
      title,
      note: summary,
      run: go(paths.flow(id)),
    })),
    screen('Start page', paths.home),
    screen('Runs, and traces from files', paths.runs),
    screen('Inspect something pasted', paths.inspect),
    screen('Sandbox', paths.sandbox),
    screen('Add a tenant', paths.newTenant),
    screen('What this browser keeps', paths.storage),
    ...tenants.map(({ id, name, issuer }) => ({
      id: `tenant ${id}`,
      group: 'Tenants',
      title: name,
      note: issuer,
      run: go(paths.tenant(id)),
    })),
    ...runs.map(({ run, number, title, tenantName, note }) => ({
      id: `run ${run}`,
      group: 'Runs',
      title: `${number}. ${title}`,
      note: `${tenantName}, ${note}`,
      run: go(paths.run(run)),
    })),
    {
      id: 'mask',
      group: 'View',
      title: mask.masked ? 'Show all secrets' : 'Mask all secrets',
      keys: badgeOf('mask'),
      run: mask.toggle,
    },
    { id: 'keys', group: 'View', title: 'Keyboard shortcuts', keys: badgeOf('sheet'), run: onKeys },
    { id: 'theme', group: 'View', title: 'Change the theme', note: `now ${theme}`, run: nextTheme },
  ];
}

export function CommandPalette({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const commands = useCommands(onKeys);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const all = findCommands(commands, query);
  const found = all.slice(0, MOST_SHOWN);
  const active = found[Math.min(at, found.length - 1)];
  const optionId = (command: Command) => `${listId}-${commands.indexOf(command)}`;

  useEffect(() => dialog.current?.showModal(), []);
  const activeId = active ? optionId(active) : undefined;
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    dialog.current?.close();
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && found.length) {
      event.preventDefault();
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(active);
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; Escape does too
    <dialog
      ref={dialog}
      aria-label="Find or run"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
      className="mx-auto mt-[12dvh] w-[36rem] max-w-[calc(100vw-1.5rem)] rounded-lg border border-line-strong bg-raised p-0 text-ink shadow-lift-2 backdrop:bg-black/30"
    >
      <div className="grid max-h-[70dvh] grid-rows-[auto_minmax(0,1fr)_auto]">
        <input
          role="combobox"
          aria-label="Find a command, step, finding, parameter, flow, screen, tenant or run"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="Command, step, finding, parameter, flow, tenant, run"
          className="min-h-11 w-full border-b border-line bg-transparent px-3 text-md -outline-offset-2"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div id={listId} role="listbox" aria-label="Found" className="overflow-y-auto p-1" tabIndex={-1}>
          {found.map((command) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys
            <div
              key={command.id}
              id={optionId(command)}
              role="option"
              tabIndex={-1}
              aria-selected={command === active}
              onClick={() => run(command)}
              className="grid min-h-row cursor-pointer grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 rounded-sm px-2 hover:bg-hover aria-selected:bg-accent-tint aria-selected:shadow-[inset_var(--bar)_0_0_var(--accent)]"
            >
              <span className="truncate">
                <span className="font-medium">{command.title}</span>
                {command.note && (
                  <span className="ml-2 text-xs text-ink-2">{command.note.replaceAll('`', '')}</span>
                )}
              </span>
              <span className="flex items-center gap-2 text-xs text-ink-2">
                {command.keys && (
                  <kbd className="rounded-sm border border-line-strong px-1 text-2xs">{command.keys}</kbd>
                )}
                {command.group}
              </span>
            </div>
          ))}
        </div>
        {all.length > found.length && (
          <p className="border-t border-line px-3 py-2 text-xs text-ink-2">
            {all.length - found.length} more: type a word of what you look for.
          </p>
        )}
        {found.length === 0 && (
          <p role="status" className="px-3 pb-3 text-ink-2">
            Nothing has all of these words.
          </p>
        )}
      </div>
    </dialog>
  );
}
