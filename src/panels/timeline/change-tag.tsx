import { diffRequests } from '#trace/diff.ts';
import type { TraceEvent } from '#trace/event.ts';
import type { Row } from '#trace/model.ts';
import { Tag } from '#ui/tag.tsx';
import { isEdited } from './row-filter.ts';

/** `− you` where the person only took something away, else `+ you`; nothing where all is as it was made. */
export function ChangeTag({ row, events }: { row: Row; events: readonly TraceEvent[] }) {
  if (!isEdited(row, events)) return null;
  const event = row.events.map((seq) => events[seq - 1]).find((one) => one && 'planned' in one);
  const changes = event && 'sent' in event && event.planned ? diffRequests(event.planned, event.sent) : [];
  const less = changes.length > 0 && changes.every(({ kind }) => kind === 'removed');
  return (
    <Tag tone="accent">
      {less ? '−' : '+'} you<span className="sr-only">: changed by you</span>
    </Tag>
  );
}
