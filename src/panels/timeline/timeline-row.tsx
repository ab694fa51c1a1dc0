import { ChannelMark, pathOf } from '#panels/channels.tsx';
import { duration } from '#panels/format.ts';
import { RemarkMark } from '#panels/remark-mark.tsx';
import { useMaskedText } from '#panels/run-secrets.tsx';
import type { PlannedStep, TraceEvent } from '#trace/event.ts';
import type { Row } from '#trace/model.ts';
import { ChangeTag } from './change-tag.tsx';
import { columns, onlyWide, onlyWidest, searchColumns } from './columns.tsx';
import { Hits, Marked } from './hits.tsx';
import type { TimeScale } from './time-scale.ts';
import type { Search } from './use-search.ts';
import { Waterfall } from './waterfall.tsx';

type TimelineRowProps = {
  row: Row;
  events: readonly TraceEvent[];
  /** Its place in the table, the head counted: most rows are not in the page. */
  index: number;
  selected: boolean;
  scale: TimeScale;
  search: Search;
  onSelect(id: string): void;
};

export function TimelineRow({ row, events, index, selected, scale, search, onSelect }: TimelineRowProps) {
  const label = useMaskedText(row.label);
  const { phrase } = search;
  const hits = search.hitsOf(row.id);
  const wide = phrase ? onlyWidest : onlyWide;
  return (
    <div
      role="row"
      aria-rowindex={index}
      data-row={row.id}
      aria-current={selected || undefined}
      tabIndex={selected ? 0 : -1}
      onClick={() => onSelect(row.id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          onSelect(row.id);
        }
      }}
      className={`${phrase ? searchColumns : columns} h-full cursor-pointer border-b border-l-3 border-line/60 border-l-transparent pl-2.25 hover:bg-hover focus-visible:-outline-offset-2 aria-current:border-l-accent aria-current:bg-accent-tint`}
    >
      <span role="cell" className="font-wire text-xs text-ink-2">
        {row.number}
      </span>
      <span role="cell" className="flex min-w-0 items-center gap-2 font-wire text-xs" title={label}>
        <ChannelMark channel={row.channel} />
        <span className="truncate">
          {row.method && <span className="text-ink-2">{row.method} </span>}
          <span className={selected ? 'font-semibold' : ''}>
            <Marked text={label} phrase={phrase} />
          </span>
        </span>
        <ChangeTag row={row} events={events} />
      </span>
      <span
        role="cell"
        title={row.status}
        className={`truncate font-wire text-xs font-semibold ${row.bad ? 'text-danger' : ''}`}
      >
        {row.bad && row.status ? `× ${row.status}` : row.status} <RemarkMark weight={row.weight} />
      </span>
      {phrase ? (
        <span role="cell" className="min-w-0">
          {hits && (
            <Hits
              hits={hits}
              events={events}
              phrase={phrase}
              now={search.now?.row === row.id ? search.now.place : undefined}
            />
          )}
        </span>
      ) : (
        <span role="cell" className={`truncate text-ink-2 ${onlyWidest}`}>
          {pathOf(row)}
        </span>
      )}
      <span role="cell" className={`text-right whitespace-nowrap ${phrase ? onlyWidest : ''}`}>
        {row.durationMs === undefined ? '' : duration(row.durationMs)}
      </span>
      <span role="cell" className={`h-full ${wide}`}>
        <Waterfall
          span={{ from: row.startedAt, to: row.startedAt + (row.durationMs ?? 0) }}
          scale={scale}
          channel={row.channel}
        />
      </span>
    </div>
  );
}

type PlannedRowProps = { step: PlannedStep; index: number; scale: TimeScale; searching: boolean };

export function PlannedRow({ step, index, scale, searching }: PlannedRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index}
      className={`${searching ? searchColumns : columns} h-full border-b border-l-3 border-line/60 border-l-transparent pl-2.25`}
    >
      <span role="cell" />
      <span role="cell" className="flex min-w-0 items-center gap-2 font-wire text-xs text-ink-3">
        <ChannelMark channel={step.channel} />
        <span className="truncate" title={step.label}>
          {step.label}
        </span>
      </span>
      <span role="cell" className="text-ink-3">
        planned
      </span>
      <span role="cell" className={`truncate text-ink-3 ${searching ? '' : onlyWidest}`}>
        {searching ? '' : pathOf(step)}
      </span>
      <span role="cell" className={searching ? onlyWidest : ''} />
      <span role="cell" className={`h-full ${searching ? onlyWidest : onlyWide}`}>
        <Waterfall scale={scale} />
      </span>
    </div>
  );
}
