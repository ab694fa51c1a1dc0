import { laneName } from '#panels/channels.tsx';
import { MaskedProse } from '#panels/masked-prose.tsx';
import { type CheckWeight, heaviestFirst, weightOf } from '#trace/check-weight.ts';
import type { Check } from '#trace/event.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import type { Message } from './lane-model.ts';

const looks: Record<CheckWeight, { icon: IconName; edge: string; tone: string }> = {
  fail: { icon: 'error', edge: 'border-l-danger', tone: 'text-danger' },
  unknown: { icon: 'unknown', edge: 'border-l-danger', tone: 'text-danger' },
  warning: { icon: 'warn', edge: 'border-l-warn', tone: 'text-ink' },
  note: { icon: 'note', edge: 'border-l-line-strong', tone: 'text-ink' },
  pass: { icon: 'check', edge: 'border-l-accent', tone: 'text-accent' },
  skip: { icon: 'skipped', edge: 'border-l-line-strong', tone: 'text-ink-2' },
};

const words: Partial<Record<CheckWeight, string>> = {
  fail: 'does not hold',
  unknown: 'cannot be judged',
  warning: 'warning',
  note: 'note',
};

/** What was compared and how it came out, worst first, as one line of prose with marks for protocol names. */
export function sayChecks(checks: readonly Check[]): { weight: CheckWeight; text: string } {
  const sorted = heaviestFirst(checks);
  const weight = sorted[0] ? weightOf(sorted[0]) : 'skip';
  const odd = sorted.filter((check) => words[weightOf(check)] !== undefined);
  const held = sorted.filter(({ status }) => status === 'pass');
  const holds = held.length === 0 ? [] : [`${namesOf(held)} ${held.length === 1 ? 'holds' : 'hold'}`];
  const said = odd.slice(0, 3).map((check) => `${check.title}: ${words[weightOf(check)]}`);
  const more = odd.length > 3 ? [`${odd.length - 3} more do not`] : [];
  return { weight, text: [...said, ...more, ...holds].join('; ') || 'nothing to compare' };
}

const MOST_NAMES = 5;

function namesOf(checks: readonly Check[]): string {
  const names = checks.slice(0, MOST_NAMES).map(({ id }) => `\`${id}\``);
  const more = checks.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** A note at the lane that checked something. */
export function CheckNote({ message, onSelect }: { message: Message; onSelect(id: string): void }) {
  const { weight, text } = sayChecks(message.checks ?? []);
  const { icon, edge, tone } = looks[weight];
  return (
    <button
      type="button"
      onClick={() => onSelect(message.id)}
      className={`inline-flex min-h-6 max-w-full items-start gap-1.5 border border-l-3 border-line-strong bg-surface px-2 py-0.5 text-left hover:bg-hover ${edge}`}
    >
      <span className={`mt-0.5 flex-none ${tone}`}>
        <Icon name={icon} className="size-[1.15em]" />
      </span>
      <span className="min-w-0">
        <span className="sr-only">{laneName(message.from)} checks: </span>
        <MaskedProse text={text} />
      </span>
    </button>
  );
}
