import { ChannelMark, pathOf } from '#panels/channels.tsx';
import { duration } from '#panels/format.ts';
import { useMaskedText } from '#panels/run-secrets.tsx';
import type { PlannedStep } from '#trace/event.ts';
import type { Row } from '#trace/model.ts';
import { Waterfall } from './waterfall.tsx';

/** Columns of the table, shared by the head and every row. */
export const columns =
  'grid grid-cols-[1.75rem_minmax(9rem,1fr)_6.25rem_10.25rem_3.5rem_minmax(4rem,0.45fr)] max-[57rem]:grid-cols-[1.75rem_minmax(9rem,1fr)_6.25rem_3.5rem_minmax(4rem,0.45fr)] max-tablet:grid-cols-[1.5rem_minmax(0,1fr)_5rem_3.5rem] items-center gap-x-2 px-3';

const onlyWide = 'max-tablet:hidden';
export const onlyWidest = 'max-[57rem]:hidden';

type TimelineRowProps = {
  row: Row;
  /** Its place in the table, the head counted: most rows are not in the page. */
  index: number;
  selected: boolean;
  start: number;
  end: number;
  onSelect(id: string): void;
};

export function TimelineRow({ row, index, selected, start, end, onSelect }: TimelineRowProps) {
  const label = useMaskedText(row.label);
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
      className={`${columns} h-full cursor-pointer border-b border-l-3 border-line/60 border-l-transparent pl-2.25 hover:bg-hover focus-visible:-outline-offset-2 aria-current:border-l-accent aria-current:bg-accent-tint`}
    >
      <span role="cell" className="font-wire text-xs text-ink-2">
        {row.number}
      </span>
      <span role="cell" className="flex min-w-0 items-center gap-2 font-wire text-xs" title={label}>
        <ChannelMark channel={row.channel} />
        <span className="truncate">
          {row.method && <span className="text-ink-2">{row.method} </span>}
          <span className={selected ? 'font-semibold' : ''}>{label}</span>
        </span>
      </span>
      <span
        role="cell"
        title={row.status}
        className={`truncate font-wire text-xs font-semibold ${row.bad ? 'text-danger' : ''}`}
      >
        {row.bad && row.status ? `× ${row.status}` : row.status}
      </span>
      <span role="cell" className={`truncate text-ink-2 ${onlyWidest}`}>
        {pathOf(row)}
      </span>
      <span role="cell" className="text-right whitespace-nowrap">
        {row.durationMs === undefined ? '' : duration(row.durationMs)}
      </span>
      <span role="cell" className={onlyWide}>
        <Waterfall
          span={{ from: row.startedAt, to: row.startedAt + (row.durationMs ?? 0) }}
          start={start}
          end={end}
          channel={row.channel}
        />
      </span>
    </div>
  );
}

export function PlannedRow({ step, index }: { step: PlannedStep; index: number }) {
  return (
    <div
      role="row"
      aria-rowindex={index}
      className={`${columns} h-full border-b border-l-3 border-line/60 border-l-transparent pl-2.25`}
    >
      <span role="cell" />
      <span role="cell" className="flex min-w-0 items-center gap-2 font-wire text-xs text-ink-3">
        <ChannelMark channel={step.channel} />
        <span className="truncate">{step.label}</span>
      </span>
      <span role="cell" className="text-ink-3">
        planned
      </span>
      <span role="cell" className={`truncate text-ink-3 ${onlyWidest}`}>
        {pathOf(step)}
      </span>
      <span role="cell" />
      <span role="cell" className={onlyWide} />
    </div>
  );
}
