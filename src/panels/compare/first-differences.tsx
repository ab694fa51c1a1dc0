import type { ComparedStep, Comparison, Difference } from '#trace/compare/compare.ts';
import { Head } from './head.tsx';
import { SideMark } from './side-mark.tsx';
import { SideValue } from './side-value.tsx';

export function titleOf({ left, right, id }: ComparedStep): string {
  const { step } = left ?? right ?? {};
  return step ? `Step ${step.index + 1}, ${step.title}` : id;
}

/** What the person changed; without that, where the two first part. */
export function FirstDifferences({ compared: { byYou, first } }: { compared: Comparison }) {
  const shown =
    byYou.length > 0
      ? byYou
      : (first?.differences ?? []).slice(0, 3).map((difference) => ({ step: first, difference }));
  const title = byYou.length > 0 ? 'Changed by you' : first ? 'They first differ here' : 'They do not differ';
  const count =
    byYou.length > 0
      ? 'it can explain what follows'
      : first
        ? 'nothing was changed by you'
        : 'only in what is other each time';
  return (
    <section aria-label="What changed first" className="min-w-0 bg-surface">
      <Head title={title} count={count} />
      <ol>
        {shown.map(({ step, difference }, index) => (
          <li
            key={`${step?.id ?? ''} ${difference.place} ${difference.name}`}
            className={`grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 gap-y-1 border-b border-line/60 px-3 py-2 text-xs tablet:grid-cols-[1.5rem_minmax(0,1fr)_minmax(0,1.5fr)_minmax(0,1.5fr)] ${index === 0 ? 'shadow-[inset_3px_0_0_var(--accent)]' : ''}`}
          >
            <b className="text-md font-semibold text-accent">{index + 1}</b>
            <span className="min-w-0">
              <code className="block font-medium text-ink wrap-anywhere">{difference.name}</code>
              <span className="text-ink-2">{step ? titleOf(step) : 'entered before the run'}</span>
            </span>
            <Pair difference={difference} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Pair({ difference: { name, left, right } }: { difference: Difference }) {
  const known = name.split('.').at(-1) ?? name;
  return (
    <>
      <span className="flex min-w-0 items-baseline gap-2 max-tablet:col-start-2">
        <SideMark side="left" />
        <SideValue name={known} value={left} other={right} side="left" />
      </span>
      <span className="flex min-w-0 items-baseline gap-2 max-tablet:col-start-2">
        <SideMark side="right" />
        <SideValue name={known} value={right} other={left} side="right" />
      </span>
    </>
  );
}
