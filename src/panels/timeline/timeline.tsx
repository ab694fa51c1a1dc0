import {
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type ShortcutId, shortcutOf } from '#panels/shortcuts.ts';
import type { Row, TraceModel } from '#trace/model.ts';
import { Pane } from '#ui/pane.tsx';
import { useFixedRows } from '#ui/use-fixed-rows.ts';
import { ColumnHeads } from './columns.tsx';
import { FilterChips } from './filter-chips.tsx';
import { GroupRow } from './group-row.tsx';
import { inTime, type Line, linesOf } from './lines.ts';
import { type Chip, countsOf, fitting } from './row-filter.ts';
import { SearchBox } from './search-box.tsx';
import { PlannedRow, TimelineRow } from './timeline-row.tsx';
import { useGroups } from './use-groups.ts';
import { useRowHeight } from './use-row-height.ts';
import { useSearch } from './use-search.ts';

type TimelineProps = {
  model: TraceModel;
  /** The attempt on screen, whose rows are open; the newest where none is named. */
  attempt?: number;
  selected?: string | undefined;
  onSelect(row: string): void;
};

/**
 * Every exchange of the run, oldest first and by attempt, and what is still planned: searched, narrowed and sorted. Holds
 * 100,000 rows; only those that are seen are in the page.
 */
export function Timeline({ model, attempt = model.branch, selected, onSelect }: TimelineProps) {
  const { rows, events, steps } = model;
  const frame = useRef<HTMLDivElement>(null);
  const [chips, setChips] = useState<Chip[]>([]);
  const [sort, setSort] = useState(inTime);
  const { groups, scaleOf, isOpen, toggle, open } = useGroups(model, attempt, selected);
  // Counting may come a moment later: a new row may not.
  const counted = useDeferredValue(model);
  const counts = useMemo(() => countsOf(counted), [counted]);
  const fits = useMemo(() => fitting(chips, events), [chips, events]);
  const fitsRow = useMemo(() => {
    if (!fits) return undefined;
    const places = new Map(groups.flatMap(({ id, rows }) => rows.map((row) => [row.id, id] as const)));
    return (row: Row) => fits(row, places.get(row.id) ?? '');
  }, [fits, groups]);
  const search = useSearch(model, fitsRow);
  const planned = steps.filter((step) => step.status === 'planned');
  const lines = linesOf({ rows, groups, planned, sort, isOpen, fits });
  const rowHeight = useRowHeight();
  const { first, last, scrollTo } = useFixedRows(frame, lines.length, rowHeight);
  const at = lines.findLastIndex((line) => line.kind === 'row' && line.row.id === selected);
  const show = useEffectEvent(scrollTo);
  useEffect(() => {
    if (at >= 0) show(at);
  }, [at]);

  const focusRow = (row: Row) => {
    onSelect(row.id);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-row="${row.id}"]`)?.focus());
  };
  const move = (event: KeyboardEvent) => {
    const page = Math.floor((frame.current?.clientHeight ?? 0) / rowHeight) || 1;
    const id = shortcutOf(event, ['rows']);
    const target = id && targetsOf(at, lines.length, page)[id];
    if (!target) return;
    event.preventDefault();
    const row = rowFrom(lines, ...target);
    if (row) focusRow(row);
  };
  const goToHit = (by: 1 | -1) => {
    const row = search.move(by);
    if (!row) return;
    open(row.id);
    onSelect(row.id);
  };

  const shownRows = fits ? lines.filter(({ kind }) => kind === 'row').length : rows.length;
  const searching = search.phrase !== '';
  const scaleOfLine = (line: Line) =>
    scaleOf(line.kind === 'row' ? line.group?.id : line.kind === 'group' ? line.group.id : groups.at(-1)?.id);
  const inAll = groups.length === 0 ? scaleOf() : undefined;
  const cut = inAll ? inAll.cutMs > 0 : groups.some(({ id }) => scaleOf(id).cutMs > 0);

  return (
    <Pane
      bare
      id="timeline"
      title="Timeline"
      count={fits ? `${shownRows} of ${rows.length} rows` : `${rows.length} rows`}
      actions={
        <SearchBox
          search={search}
          onMove={goToHit}
          onLeave={() =>
            (frame.current?.querySelector<HTMLElement>('[aria-current]') ?? frame.current)?.focus()
          }
        />
      }
    >
      {rows.length > 0 && <FilterChips counts={counts} groups={groups} pressed={chips} onChange={setChips} />}
      <div
        role="table"
        aria-label="Timeline"
        aria-rowcount={lines.length + 1}
        className="@container flex min-h-0 flex-1 flex-col"
      >
        <div role="rowgroup" className="flex-none">
          <ColumnHeads sort={sort} onSort={setSort} searching={searching} scale={inAll} cut={cut} />
        </div>
        <div
          ref={frame}
          role="rowgroup"
          tabIndex={at < 0 ? 0 : -1}
          onKeyDown={move}
          className="max-h-[22rem] min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2 desk:max-h-none print:max-h-none print:overflow-visible"
        >
          <div className="relative" style={{ height: lines.length * rowHeight }}>
            {Array.from({ length: Math.max(0, last - first) }, (_, nth) => {
              const index = first + nth;
              const line = lines[index];
              if (!line) return null;
              return (
                <div
                  key={index}
                  role="presentation"
                  className="absolute inset-x-0 top-0"
                  style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
                >
                  {line.kind === 'row' && (
                    <TimelineRow
                      row={line.row}
                      events={events}
                      index={index + 2}
                      selected={line.row.id === selected}
                      scale={scaleOfLine(line)}
                      search={search}
                      onSelect={onSelect}
                    />
                  )}
                  {line.kind === 'group' && (
                    <GroupRow
                      group={line.group}
                      index={index + 2}
                      open={line.open}
                      scale={scaleOfLine(line)}
                      hits={line.open ? [] : line.group.rows.flatMap(({ id }) => search.hitsOf(id) ?? [])}
                      onToggle={() => toggle(line.group)}
                    />
                  )}
                  {line.kind === 'planned' && (
                    <PlannedRow
                      step={line.step}
                      index={index + 2}
                      scale={scaleOfLine(line)}
                      searching={searching}
                    />
                  )}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {fits && shownRows === 0 && (
        <p className="border-b border-line p-3 text-ink-2">
          No row is all of this.{' '}
          <button type="button" className="link min-h-6" onClick={() => setChips([])}>
            Show all rows
          </button>
        </p>
      )}
    </Pane>
  );
}

/** Where a key leads, and in which direction to look for the nearest row. */
function targetsOf(at: number, all: number, page: number): { [id in ShortcutId]?: [number, number] } {
  return {
    'row-after': [at + 1, 1],
    'row-before': [at - 1, -1],
    'page-after': [at + page, 1],
    'page-before': [at - page, -1],
    'first-row': [0, 1],
    'last-row': [all - 1, -1],
  };
}

/** The nearest row from here on, heads of groups left out; the last one that way where there is none. */
function rowFrom(lines: readonly Line[], at: number, by: number): Row | undefined {
  for (let index = Math.max(0, Math.min(lines.length - 1, at)); index in lines; index += by) {
    const line = lines[index];
    if (line?.kind === 'row') return line.row;
  }
  return undefined;
}
