/** A is the left side, B the right one, in each place. */
export function SideMark({ side }: { side: 'left' | 'right' }) {
  return (
    <span className="inline-grid size-4 place-items-center rounded-sm border border-control text-2xs font-semibold text-ink">
      {side === 'left' ? 'A' : 'B'}
    </span>
  );
}
