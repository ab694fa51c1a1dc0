import type { ReactNode } from 'react';
import { checkLooks } from '#panels/check-looks.ts';
import { MaskedProse } from '#panels/masked-prose.tsx';
import { useMaskedText } from '#panels/run-secrets.tsx';
import { type CheckWeight, heaviestFirst, weightOf } from '#trace/check-weight.ts';
import type { Check } from '#trace/event.ts';
import { Icon } from '#ui/icon.tsx';
import { EventLink, Prose } from '#ui/prose.tsx';
import { SectionHead } from './section-head.tsx';

export type Events = {
  onEvent?: ((seq: number) => void) | undefined;
  eventLabel?: ((seq: number) => string) | undefined;
};

type ChecksProps = Events & {
  checks: Check[];
  columns?: boolean;
  /** What a person can do about a check that is not known yet. */
  action?: (check: Check) => ReactNode;
};

export function ChecksList({ checks, columns = false, action, onEvent, eventLabel }: ChecksProps) {
  if (checks.length === 0) return null;
  return (
    <div className="border-b border-line pb-2">
      <SectionHead title="Checks" end={summary(checks)} />
      <ol className={columns ? 'desk:columns-2 desk:gap-0' : ''}>
        {heaviestFirst(checks).map((check) => (
          <li
            key={check.id}
            className="grid break-inside-avoid grid-cols-[1rem_minmax(0,1fr)_auto] items-baseline gap-2 px-3 py-px text-xs leading-[1.375rem]"
          >
            <Icon
              name={checkLooks[weightOf(check)].icon}
              className={`size-3.25 self-start mt-1 ${checkLooks[weightOf(check)].look}`}
            />
            <Titled check={check}>
              <span className="sr-only">{checkLooks[weightOf(check)].word}: </span>
              <Prose text={check.status === 'skip' ? `\`${check.id}\` not needed` : check.title} />
              {isTold(check) && (
                <span className="block text-ink-2 [overflow-wrap:anywhere]">
                  <MaskedProse text={check.detail} onEvent={onEvent} eventLabel={eventLabel} />
                </span>
              )}
            </Titled>
            <span className="flex gap-2">
              {check.status === 'unknown' && action?.(check)}
              <Evidence check={check} onEvent={onEvent} eventLabel={eventLabel} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Evidence({ check, onEvent, eventLabel }: Events & { check: Check }) {
  const events = [...new Set(check.evidence.map(({ event }) => event))];
  return events.map((event) => (
    <EventLink key={event} seq={event} label={eventLabel?.(event) ?? `#${event}`} onEvent={onEvent} />
  ));
}

/** What does not hold says why; what holds says it in its title. */
const isTold = (check: Check) => !['pass', 'skip', 'unknown'].includes(weightOf(check));

function summary(checks: Check[]): string {
  const count = (weight: CheckWeight) => checks.filter((check) => weightOf(check) === weight).length;
  const [failing, open] = [count('fail'), count('unknown')];
  const several = (many: number, word: string) => many > 0 && `${many} ${word}${many === 1 ? '' : 's'}`;
  return [
    failing > 0 && `${failing} ${failing === 1 ? 'fails' : 'fail'}`,
    open > 0 && `${open} not known`,
    several(count('warning'), 'warning'),
    several(count('note'), 'note'),
    `${count('pass')} ${count('pass') === 1 ? 'holds' : 'hold'}`,
    count('skip') > 0 && `${count('skip')} not needed`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The whole sentence is in the title, where the list shows the check alone. */
function Titled({ check, children }: { check: Check; children: ReactNode }) {
  const detail = useMaskedText(check.detail);
  return (
    <span className={check.status === 'skip' ? 'text-ink-3' : ''} title={detail.replaceAll('`', '')}>
      {children}
    </span>
  );
}
