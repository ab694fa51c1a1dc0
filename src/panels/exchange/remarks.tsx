import { heaviestFirst, remarksCounted } from '#trace/check-weight.ts';
import type { Row, TraceModel } from '#trace/model.ts';
import { CheckLine } from './check-line.tsx';

type RemarksProps = { model: TraceModel; row: Row; onEvent(seq: number): void };

/** What is odd about the answer or the callback of a row, the heaviest first; nothing where nothing is. */
export function Remarks({ model, row, onEvent }: RemarksProps) {
  const checks = row.events.flatMap((seq) => {
    const event = model.events[seq - 1];
    return event?.kind === 'checked' ? event.checks : [];
  });
  if (checks.length === 0) return null;
  const counted = remarksCounted(checks).join(', ');
  return (
    <details open={checks.length <= 2} className="border-b border-line">
      <summary className="px-3 py-1.5 text-xs">
        <b className="font-semibold">Seen in what came</b>
        {counted && <span className="text-ink-2">: {counted}</span>}
      </summary>
      <ul aria-label="Remarks" className="max-h-56 overflow-auto pb-1">
        {heaviestFirst(checks).map((check) => (
          <CheckLine key={check.id} check={check} model={model} onEvent={onEvent} />
        ))}
      </ul>
    </details>
  );
}
