import { checkLooks } from '#panels/check-looks.ts';
import { MaskedProse } from '#panels/masked-prose.tsx';
import { weightOf } from '#trace/check-weight.ts';
import type { Check } from '#trace/event.ts';
import { rowOfEvent, type TraceModel } from '#trace/model.ts';
import { Icon } from '#ui/icon.tsx';
import { EventLink, Prose } from '#ui/prose.tsx';

export function CheckLine({
  check,
  model,
  onEvent,
}: {
  check: Check;
  model: TraceModel;
  onEvent(seq: number): void;
}) {
  const { icon, look, word } = checkLooks[weightOf(check)];
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)_auto] items-baseline gap-x-2 px-3 py-1">
      <span className={look}>
        <Icon name={icon} className="size-3.5 translate-y-0.5" />
        <span className="sr-only">{word}: </span>
      </span>
      <span>
        <Prose text={check.title} />
        <span className="block text-xs text-ink-2 [overflow-wrap:anywhere]">
          <MaskedProse text={check.detail} />
          {check.spec && <span className="text-ink-3"> {check.spec}</span>}
        </span>
      </span>
      <span className="flex gap-2">
        {[...new Set(check.evidence.map(({ event }) => event))].map((event) => (
          <EventLink
            key={event}
            seq={event}
            label={`#${rowOfEvent(model, event)?.number ?? event}`}
            onEvent={onEvent}
          />
        ))}
      </span>
    </li>
  );
}
