import { phaseLooks } from '#panels/phase-looks.ts';
import type { RunSummary } from '#store/types.ts';
import { Icon } from '#ui/icon.tsx';
import { Tag } from '#ui/tag.tsx';
import { RunName } from './run-name.tsx';

type Selecting = { selected: ReadonlySet<string>; onSelect(runs: string[], on: boolean): void };

const cell = 'px-2 py-1 max-tablet:p-0';

/** A line a run: number, name, whom it talked to, where it stands or what it found, when. */
export function RunTable({ runs, selected, onSelect }: Selecting & { runs: RunSummary[] }) {
  const all = runs.length > 0 && runs.every(({ run }) => selected.has(run));
  return (
    <table className="w-full text-xs max-tablet:block">
      <caption className="sr-only">Runs of this browser, the one that changed last first</caption>
      <thead className="text-2xs text-ink-3 max-tablet:block max-tablet:border-b max-tablet:border-line">
        <tr className="max-tablet:block">
          <th scope="col" className="h-row w-8 pl-3 max-tablet:flex max-tablet:items-center">
            <Select
              label="Select all that are shown"
              on={all}
              onToggle={(on) =>
                onSelect(
                  runs.map(({ run }) => run),
                  on,
                )
              }
            />
          </th>
          {['#', 'Run', 'Tenant and application', 'Where it stands', 'Changed'].map((name) => (
            <th key={name} scope="col" className="px-2 text-left font-normal max-tablet:hidden">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-tablet:block">
        {runs.map((run) => (
          <Line key={run.run} run={run} selected={selected} onSelect={onSelect} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ run, selected, onSelect }: Selecting & { run: RunSummary }) {
  const { icon, look, word } = phaseLooks[run.phase];
  const on = selected.has(run.run);
  return (
    <tr
      data-selected={on || undefined}
      className="border-t border-line/60 data-selected:bg-accent-tint data-selected:shadow-[inset_var(--bar)_0_0_var(--accent)] max-tablet:grid max-tablet:grid-cols-[1.75rem_minmax(0,1fr)_auto] max-tablet:items-center max-tablet:gap-x-2 max-tablet:px-3 max-tablet:py-2"
    >
      <td className="w-8 pl-3 max-tablet:p-0">
        <Select label={`Select run ${run.number}`} on={on} onToggle={(next) => onSelect([run.run], next)} />
      </td>
      <td className={`${cell} w-10 text-ink-3 max-tablet:hidden`}>{run.number}</td>
      <th
        scope="row"
        className={`${cell} text-left text-sm max-tablet:min-w-0 tablet:w-[26%] tablet:max-w-0`}
      >
        <RunName run={run} />
      </th>
      <td className={`${cell} text-ink-2 max-tablet:col-span-2 max-tablet:col-start-2`}>
        <span className="[overflow-wrap:anywhere]">
          {run.tenantName}, {run.applicationName}
        </span>
        {run.name !== undefined && <span className="block text-ink-3">{run.title}</span>}
      </td>
      <td className={`${cell} max-tablet:col-span-2 max-tablet:col-start-2`}>
        <span className="flex items-start gap-1.5">
          <Icon name={icon} className={`mt-0.5 size-3.5 flex-none ${look}`} />
          <span className="[overflow-wrap:anywhere]">
            {word}, {run.note} {run.imported && <Tag>opened from a file</Tag>}
          </span>
        </span>
      </td>
      <td className={`${cell} whitespace-nowrap text-ink-2 max-tablet:col-start-3 max-tablet:row-start-1`}>
        <time dateTime={new Date(run.updatedAt).toISOString()}>{when(run.updatedAt)}</time>
      </td>
    </tr>
  );
}

function when(at: number): string {
  return new Date(at).toLocaleString(undefined, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

function Select({ label, on, onToggle }: { label: string; on: boolean; onToggle(on: boolean): void }) {
  return (
    <label className="grid size-6 place-items-center">
      <span className="sr-only">{label}</span>
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => onToggle(event.target.checked)}
        className="size-3.75 accent-accent"
      />
    </label>
  );
}
