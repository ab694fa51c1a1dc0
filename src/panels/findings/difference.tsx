import type { Finding } from '#diagnose/rule.ts';
import { useMask } from '#panels/mask.tsx';
import { useIsSecret, WireValue } from '#panels/run-secrets.tsx';
import { type Linking, RowLink } from './event-link.tsx';
import { markDifference } from './mark-difference.ts';

type Side = NonNullable<Finding['difference']>[number];

export function Difference({ sides, ...link }: { sides: Side[] } & Linking) {
  return (
    <dl className="grid grid-cols-1 items-baseline gap-x-3 border-y border-line bg-sunk px-3 py-1 text-xs leading-6 sm:grid-cols-[auto_minmax(0,1fr)]">
      {sides.map((side, index) => (
        <Row
          key={side.label}
          side={side}
          other={sides[index === 0 ? 1 : 0]}
          failed={index === 0}
          link={link}
        />
      ))}
    </dl>
  );
}

type RowProps = { side: Side; other: Side | undefined; failed: boolean; link: Linking };

function Row({ side, other, failed, link }: RowProps) {
  const { masked } = useMask();
  const secret = useIsSecret(side.name ?? '', side.value);
  return (
    <>
      <dt className="text-ink-2">
        {side.label} {side.event !== undefined && <RowLink seq={side.event} {...link} />}
      </dt>
      <dd className="min-w-0 wrap-anywhere">
        {masked && secret && side.value !== '' ? (
          <WireValue name={side.name ?? ''} value={side.value} />
        ) : (
          <Marked text={side.value} other={other?.value ?? ''} failed={failed} />
        )}
      </dd>
    </>
  );
}

function Marked({ text, other, failed }: { text: string; other: string; failed: boolean }) {
  if (text === '') return <span className="text-ink-3">nothing</span>;
  const [before, differs, after] = markDifference(text, other);
  const edge = failed ? 'border-warn bg-warn-tint' : 'border-accent bg-accent-tint';
  return (
    <code>
      {before}
      {differs && <mark className={`border-b-2 font-semibold text-ink ${edge}`}>{differs}</mark>}
      {after}
    </code>
  );
}
