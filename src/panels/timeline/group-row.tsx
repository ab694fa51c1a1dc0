import { timeOfDay } from '#panels/format.ts';
import { Icon } from '#ui/icon.tsx';
import type { RowGroup } from './attempts.ts';
import { columns, onlyWide, seconds } from './columns.tsx';
import { FoldedHits } from './hits.tsx';
import type { RowHits } from './search-index.ts';
import type { TimeScale } from './time-scale.ts';

type GroupRowProps = {
  group: RowGroup;
  index: number;
  open: boolean;
  scale: TimeScale;
  /** What a search found in its rows. */
  hits: readonly RowHits[];
  onToggle(): void;
};

/** The head of an attempt: folded, it is the one line that is left of it. */
export function GroupRow({ group, index, open, scale, hits, onToggle }: GroupRowProps) {
  const times = `${timeOfDay(scale.from)} → ${timeOfDay(scale.to)}`;
  return (
    <div
      role="row"
      aria-rowindex={index}
      className={`${columns} h-full border-b border-line bg-sunk text-xs text-ink-2`}
    >
      <span role="rowheader" className="col-span-3 flex min-w-0 items-center gap-2 @max-[44rem]:col-span-2">
        <button
          type="button"
          aria-expanded={open}
          onClick={onToggle}
          className="-ml-1 inline-flex min-h-6 flex-none items-center gap-1 px-1 font-semibold text-ink focus-visible:-outline-offset-2"
        >
          <Icon name={open ? 'down' : 'right'} className="size-3" />
          {group.title}
        </button>
        <span className="truncate">{group.note}</span>
      </span>
      <span role="cell" className="max-tablet:col-span-2">
        {!open && hits.length > 0 && <FoldedHits hits={hits} />}
      </span>
      <span
        role="cell"
        title={times}
        className={`col-span-2 truncate text-right whitespace-nowrap ${onlyWide}`}
      >
        {times}
        {scale.cutMs > 0 && (
          <>
            , <b className="font-medium text-ink">{seconds(scale.cutMs)}</b> cut
          </>
        )}
      </span>
    </div>
  );
}
