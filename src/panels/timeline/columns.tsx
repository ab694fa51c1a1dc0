import type { ReactNode } from 'react';
import { timeOfDay } from '#panels/format.ts';
import { inTime, type Sort } from './lines.ts';
import type { TimeScale } from './time-scale.ts';

/** Columns of the table, shared by the head and every row; fewer where its pane, not the window, is narrow. */
export const columns =
  'grid grid-cols-[1.75rem_minmax(9rem,1fr)_7.25rem_9.75rem_3.5rem_minmax(4rem,0.45fr)] @max-[44rem]:grid-cols-[1.75rem_minmax(9rem,1fr)_7.25rem_3.5rem_minmax(4rem,0.45fr)] max-tablet:grid-cols-[1.5rem_minmax(0,1fr)_5rem_3.5rem] items-center gap-x-2 px-3';

/** While something is searched: hits have the place of the path, and on narrow screens that of the time. */
export const searchColumns =
  'grid grid-cols-[1.75rem_minmax(9rem,1fr)_7.25rem_9.75rem_3.5rem_minmax(4rem,0.45fr)] @max-[44rem]:grid-cols-[1.75rem_minmax(9rem,1fr)_6.25rem_9.75rem] max-tablet:grid-cols-[1.5rem_minmax(0,1fr)_4rem_7rem] items-center gap-x-2 px-3';

export const onlyWide = 'max-tablet:hidden';
export const onlyWidest = '@max-[44rem]:hidden';

type ColumnHeadsProps = {
  sort: Sort;
  onSort(sort: Sort): void;
  searching: boolean;
  /** The one scale of all rows; undefined where each group has its own. */
  scale: TimeScale | undefined;
  cut: boolean;
};

export function ColumnHeads({ sort, onSort, searching, scale, cut }: ColumnHeadsProps) {
  const head = (by: Sort['by'], name: ReactNode, label: string, className = '') => (
    <SortHead by={by} name={name} label={label} sort={sort} onSort={onSort} className={className} />
  );
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={`${searching ? searchColumns : columns} h-row border-b border-line text-2xs text-ink-2`}
    >
      {head('number', '#', 'Number')}
      {head('label', 'What went over the wire', 'What went over the wire')}
      {head('status', 'Status', 'Status')}
      <span role="columnheader" className={searching ? '' : onlyWidest}>
        {searching ? 'Hits' : 'From → to'}
      </span>
      {head('took', 'Took', 'Took', `text-right ${searching ? onlyWidest : ''}`)}
      <span
        role="columnheader"
        title={scale && `${timeOfDay(scale.from)} → ${timeOfDay(scale.to)}`}
        className={`flex items-center gap-2 overflow-hidden whitespace-nowrap ${searching ? onlyWidest : onlyWide}`}
      >
        Time
        {cut && (
          <span className="inline-flex items-center gap-1 @max-[48rem]:hidden">
            <svg viewBox="0 0 12 10" aria-hidden="true" className="h-2.5 w-3">
              <rect width="12" height="10" className="fill-line" />
            </svg>
            {scale ? `${seconds(scale.cutMs)} cut` : 'waiting cut'}
          </span>
        )}
      </span>
    </div>
  );
}

/** `22.3 s`: of waiting that is cut, seconds are told even where they are many. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toLocaleString('en', { maximumFractionDigits: ms < 100_000 ? 1 : 0 })} s`;
}

type SortHeadProps = Pick<ColumnHeadsProps, 'sort' | 'onSort'> & {
  by: Sort['by'];
  name: ReactNode;
  label: string;
  className: string;
};

/** Pressed once up, twice down, three times the order of time again. */
function SortHead({ by, name, label, sort, onSort, className }: SortHeadProps) {
  const here = sort.by === by;
  const next = !here ? { by, down: false } : sort.down ? inTime : { by, down: true };
  return (
    <span
      role="columnheader"
      aria-sort={here ? (sort.down ? 'descending' : 'ascending') : 'none'}
      className={`min-w-0 ${className}`}
    >
      <button
        type="button"
        aria-label={label === name ? undefined : label}
        title={`Sort by ${label.toLowerCase()}`}
        onClick={() => onSort(next)}
        className="-mx-1 inline-flex min-h-6 max-w-full min-w-6 items-center gap-1 px-1 whitespace-nowrap hover:text-ink"
      >
        <span className="truncate">{name}</span>
        {here && <span aria-hidden="true">{sort.down ? '↓' : '↑'}</span>}
      </button>
    </span>
  );
}
