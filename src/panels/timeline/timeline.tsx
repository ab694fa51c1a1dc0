import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { timeOfDay } from '#panels/format.ts';
import type { Row, TraceModel } from '#trace/model.ts';
import { IconButton } from '#ui/button.tsx';
import { TextInput } from '#ui/field.tsx';
import { Pane } from '#ui/pane.tsx';
import { useFixedRows } from '#ui/use-fixed-rows.ts';
import { columns, onlyWidest, PlannedRow, TimelineRow } from './timeline-row.tsx';

const FINE_POINTER_ROW = 24;
const TOUCH_ROW = 36;

type TimelineProps = { model: TraceModel; selected?: string | undefined; onSelect(row: string): void };

function matches(row: Row, words: string): boolean {
  return `${row.number} ${row.method ?? ''} ${row.label} ${row.status} ${row.step ?? ''}`
    .toLowerCase()
    .includes(words);
}

/** Every exchange of the run, oldest first, and what is still planned. Holds 100,000 rows. */
export function Timeline({ model, selected, onSelect }: TimelineProps) {
  const [filter, setFilter] = useState<string>();
  const frame = useRef<HTMLDivElement>(null);
  const words = filter?.trim().toLowerCase() ?? '';
  const rows = useMemo(
    () => (words ? model.rows.filter((row) => matches(row, words)) : model.rows),
    [model.rows, words],
  );
  const planned = words ? [] : model.steps.filter((step) => step.status === 'planned');
  const [start, end] = extent(model.rows);
  const rowHeight = matchMedia('(pointer: coarse), (max-width: 47.4375rem)').matches
    ? TOUCH_ROW
    : FINE_POINTER_ROW;
  const count = rows.length + planned.length;
  const { first, last, scrollTo } = useFixedRows(frame, count, rowHeight);
  // Most often it is the last one.
  const at = rows.findLastIndex((row) => row.id === selected);
  const show = useEffectEvent(scrollTo);
  useEffect(() => {
    if (at >= 0) show(at);
  }, [at]);

  const move = (event: KeyboardEvent) => {
    const page = Math.floor((frame.current?.clientHeight ?? 0) / rowHeight) || 1;
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row) return;
    onSelect(row.id);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-row="${row.id}"]`)?.focus());
  };

  return (
    <Pane
      bare
      id="timeline"
      title="Timeline"
      count={words ? `${rows.length} of ${model.rows.length} rows` : `${model.rows.length} rows`}
      actions={
        <>
          {filter !== undefined && (
            <TextInput
              autoFocus
              mono
              aria-label="Filter the timeline"
              placeholder="path, status, step"
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
              className="max-w-44"
            />
          )}
          <IconButton
            small
            icon={filter === undefined ? 'search' : 'close'}
            label={filter === undefined ? 'Filter' : 'Close the filter'}
            onClick={() => setFilter(filter === undefined ? '' : undefined)}
          />
        </>
      }
    >
      <div
        role="table"
        aria-label="Timeline"
        aria-rowcount={count + 1}
        className="flex min-h-0 flex-1 flex-col"
      >
        <div role="rowgroup" className="flex-none">
          <div
            role="row"
            aria-rowindex={1}
            className={`${columns} h-row border-b border-line text-2xs text-ink-2`}
          >
            <span role="columnheader">#</span>
            <span role="columnheader">What went over the wire</span>
            <span role="columnheader">Status</span>
            <span role="columnheader" className={onlyWidest}>
              From → to
            </span>
            <span role="columnheader" className="text-right">
              Took
            </span>
            <span role="columnheader" className="flex justify-between max-tablet:hidden">
              <span className="sr-only">When</span>
              <span>{model.rows.length > 0 && timeOfDay(start)}</span>
              <span>{model.rows.length > 1 && timeOfDay(end)}</span>
            </span>
          </div>
        </div>
        <div
          ref={frame}
          role="rowgroup"
          tabIndex={at < 0 ? 0 : -1}
          onKeyDown={move}
          className="max-h-[22rem] min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2 desk:max-h-none"
        >
          <div className="relative" style={{ height: count * rowHeight }}>
            {Array.from({ length: Math.max(0, last - first) }, (_, nth) => {
              const index = first + nth;
              const row = rows[index];
              const step = planned[index - rows.length];
              return (
                <div
                  key={index}
                  role="presentation"
                  className="absolute inset-x-0 top-0"
                  style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
                >
                  {row && (
                    <TimelineRow
                      row={row}
                      index={index + 2}
                      selected={row.id === selected}
                      start={start}
                      end={end}
                      onSelect={onSelect}
                    />
                  )}
                  {!row && step && <PlannedRow step={step} index={index + 2} />}
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </Pane>
  );
}

function extent(rows: readonly Row[]): [number, number] {
  const first = rows[0]?.startedAt ?? 0;
  const last = rows.at(-1);
  return [first, last ? last.startedAt + (last.durationMs ?? 0) : first];
}
