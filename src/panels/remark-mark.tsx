import type { CheckWeight } from '#trace/check-weight.ts';
import { Icon } from '#ui/icon.tsx';

const marks = {
  warning: { icon: 'warn', word: 'with a warning' },
  note: { icon: 'note', word: 'with a note' },
} as const;

/** The mark of a row or a step where something is remarked on that stops nothing; nothing for any other weight. */
export function RemarkMark({ weight }: { weight: CheckWeight | undefined }) {
  if (weight !== 'warning' && weight !== 'note') return null;
  const { icon, word } = marks[weight];
  return (
    <span title={word} className="text-ink-2">
      <Icon name={icon} className="inline size-3.25 align-[-0.15em]" />
      <span className="sr-only"> {word}</span>
    </span>
  );
}
