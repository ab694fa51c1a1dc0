import type { Channel } from '#trace/event.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import type { RowGroup } from './attempts.ts';
import { type Chip, type Counts, chipId } from './row-filter.ts';

type FilterChipsProps = {
  counts: Counts;
  groups: readonly RowGroup[];
  pressed: readonly Chip[];
  onChange(pressed: Chip[]): void;
};

const channels: { channel: Channel; name: string }[] = [
  { channel: 'front', name: 'Front' },
  { channel: 'back', name: 'Back' },
  { channel: 'local', name: 'Local' },
];

type Offered = { chip: Chip; name: string; count: number; icon?: IconName };

/** What the rows can be narrowed to. What no row is has no chip. */
export function FilterChips({ counts, groups, pressed, onChange }: FilterChipsProps) {
  const offered: Offered[] = [
    ...channels.map(({ channel, name }) => ({
      chip: { kind: 'channel' as const, channel },
      name,
      count: counts[channel],
      icon: channel,
    })),
    { chip: { kind: 'failed' as const }, name: 'Failed', count: counts.failed, icon: 'error' as const },
    { chip: { kind: 'edited' as const }, name: 'Edited', count: counts.edited, icon: 'edit' as const },
    ...groups
      .filter(({ id }) => !id.includes('+'))
      .map(({ id, title, rows }) => ({
        chip: { kind: 'attempt' as const, group: id },
        name: title,
        count: rows.length,
      })),
  ];
  const on = new Set(pressed.map(chipId));
  return (
    <fieldset
      aria-label="Show only"
      className="flex min-h-8 flex-none print:hidden items-center gap-1 overflow-x-auto border-b border-line px-3 py-0.75 tablet:flex-wrap"
    >
      {offered
        .filter(({ chip, count }) => count > 0 || on.has(chipId(chip)))
        .map(({ chip, name, count, icon }) => (
          <button
            key={chipId(chip)}
            type="button"
            aria-pressed={on.has(chipId(chip))}
            onClick={() =>
              onChange(
                on.has(chipId(chip))
                  ? pressed.filter((one) => chipId(one) !== chipId(chip))
                  : [...pressed, chip],
              )
            }
            className="inline-flex min-h-6 flex-none items-center gap-1 rounded-full border border-line-strong px-2 text-xs text-ink-2 hover:bg-hover hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-tint aria-pressed:text-ink"
          >
            {icon && <Icon name={icon} className="size-3.25" />}
            {name}
            <span className="text-ink-3">{count.toLocaleString('en')}</span>
          </button>
        ))}
    </fieldset>
  );
}
