import { useMemo, useState } from 'react';
import { type ComparedStep, compareModels, type Difference } from '#trace/compare/compare.ts';
import type { TraceModel } from '#trace/model.ts';
import { Empty } from '#ui/empty.tsx';
import { Segmented } from '#ui/tabs.tsx';
import { DifferenceTable, type Group, groupId } from './difference-table.tsx';
import { FirstDifferences, titleOf } from './first-differences.tsx';
import { Head } from './head.tsx';
import type { Names } from './names.ts';
import { StepTable } from './step-table.tsx';

const kinds = [
  { id: 'all', label: 'All' },
  { id: 'parameter', label: 'Parameters' },
  { id: 'answer', label: 'Answers' },
  { id: 'claim', label: 'Claims' },
  { id: 'check', label: 'Checks' },
  { id: 'header', label: 'Headers' },
];

type Props = { left: TraceModel; right: TraceModel; names: Names };

/** Two attempts or runs side by side: what the person changed, the steps, and every value that differs. */
export function Compare({ left, right, names }: Props) {
  const compared = useMemo(() => compareModels(left, right), [left, right]);
  const [kind, setKind] = useState('all');
  const { steps, inputs } = compared;
  const groups = [
    ...(inputs.length > 0 ? [{ key: 'inputs', title: 'Entered before the run', differences: inputs }] : []),
    ...groupsOf(steps, (step) => step.differences),
  ]
    .map((group) => ({
      ...group,
      differences: group.differences.filter(({ place }) => kind === 'all' || place === kind),
    }))
    .filter(({ differences }) => differences.length > 0);
  const found = inputs.length + sum(steps, ({ differences }) => differences.length);
  const byNature = sum(steps, (step) => step.byNature.length);
  const equal = sum(steps, (step) => step.equal);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-px bg-line">
      <FirstDifferences compared={compared} />
      <section aria-label="Steps" className="min-w-0 bg-surface">
        <Head title="Steps" count={`${steps.length}`} />
        <section tabIndex={0} aria-label="Steps side by side" className="relative overflow-x-auto">
          <StepTable steps={steps} names={names} onStep={(id) => showGroup(id)} />
        </section>
      </section>
      <section aria-label="Differences" className="min-w-0 bg-surface">
        <Head title="Differences" count={`${found} of ${found + byNature + equal} values`}>
          <div className="ml-auto max-w-full overflow-x-auto">
            <Segmented label="What is shown" options={kinds} value={kind} onChange={setKind} />
          </div>
        </Head>
        {groups.length === 0 ? (
          <Empty title={kind === 'all' ? 'Nothing differs' : 'Nothing of this kind differs'}>
            What is other each time (`state`, times, tokens) is below.
          </Empty>
        ) : (
          <section tabIndex={0} aria-label="Differences side by side" className="relative overflow-x-auto">
            <DifferenceTable groups={groups} names={names} />
          </section>
        )}
        <ByNature steps={steps} names={names} />
        <p className="border-t border-line px-3 py-2 text-xs text-ink-2">
          Equal: {equal} {equal === 1 ? 'value' : 'values'}
        </p>
      </section>
    </div>
  );
}

function groupsOf(
  steps: readonly ComparedStep[],
  pick: (step: ComparedStep) => readonly Difference[],
  prefix = '',
): Group[] {
  const all = steps.map((step) => ({
    key: `${prefix}${step.id}`,
    title: titleOf(step),
    differences: pick(step),
  }));
  return all.filter(({ differences }) => differences.length > 0);
}

const sum = (steps: readonly ComparedStep[], count: (step: ComparedStep) => number) =>
  steps.reduce((total, step) => total + count(step), 0);

function showGroup(id: string): void {
  document.getElementById(groupId(id))?.scrollIntoView({ block: 'nearest' });
}

/** What is other each time says nothing, and is there all the same. */
function ByNature({ steps, names }: { steps: readonly ComparedStep[]; names: Names }) {
  const [open, setOpen] = useState(false);
  const differences = steps.flatMap((step) => step.byNature);
  if (differences.length === 0) return null;
  const all = [...new Set(differences.map(({ name }) => name))];
  return (
    <details
      className="border-t border-line text-xs"
      onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary className="min-h-row cursor-default px-3 py-2 wrap-anywhere">
        Unequal by nature{' '}
        <span className="text-ink-2">
          {differences.length} values: <code>{all.slice(0, 10).join(', ')}</code>
          {all.length > 10 && ` and ${all.length - 10} more`}
        </span>
      </summary>
      {open && (
        <section
          tabIndex={0}
          aria-label="Unequal by nature, side by side"
          className="relative overflow-x-auto"
        >
          <DifferenceTable groups={groupsOf(steps, (step) => step.byNature, 'nature-')} names={names} />
        </section>
      )}
    </details>
  );
}
