import { markDifference } from '#panels/findings/mark-difference.ts';
import { useMask } from '#panels/mask.tsx';
import { useIsSecret, WireValue } from '#panels/run-secrets.tsx';

type Props = {
  /** The last part of the name, by which a secret is known. */
  name: string;
  value: string | undefined;
  other: string | undefined;
  side: 'left' | 'right';
  /** A word that is marked as a whole. */
  whole?: boolean;
};

/** Longer values are not marked character by character. */
const LONGEST_MARKED = 2000;

/** One side of a difference. Only the characters that differ are marked; a secret is its fingerprint. */
export function SideValue({ name, value, other, side, whole = false }: Props) {
  const { masked } = useMask();
  const secret = useIsSecret(name, value ?? '');
  const edge = side === 'left' ? 'border-warn bg-warn-tint' : 'border-accent bg-accent-tint';
  const mark = `border-b-2 font-semibold text-ink ${edge}`;
  if (value === undefined) return <mark className={`text-xs ${mark}`}>not there</mark>;
  if (masked && secret) return <WireValue name={name} value={value} />;
  if (value.length > LONGEST_MARKED) return <WireValue name={name} value={value} />;
  const [before, differs, after] = whole ? ['', value, ''] : markDifference(value, other ?? '');
  return (
    <code className="text-xs wrap-anywhere">
      {before}
      {differs && <mark className={mark}>{differs}</mark>}
      {after}
    </code>
  );
}
