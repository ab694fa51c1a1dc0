import { Link, useParams, useSearchParams } from 'react-router-dom';
import { vault } from '#app/adapters/vault.ts';
import { paths } from '#app/paths.ts';
import { useOpenRun, useSnapshot } from '#app/run/use-run.ts';
import { PageHead } from '#app/shell/page-head.tsx';
import { usePageTitle } from '#app/shell/page-title.ts';
import type { RunSession } from '#engine/api.ts';
import { standsAt } from '#panels/attempts/attempt-words.ts';
import { Compare } from '#panels/compare/compare.tsx';
import { SecretsOfRun } from '#panels/run-secrets.tsx';
import { attemptModel } from '#trace/attempt-model.ts';
import type { BranchView } from '#trace/model.ts';
import { buttonClass } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Select } from '#ui/field.tsx';

/** Two attempts of one run side by side; which ones stands in the address, counted from 0. */
export function CompareRoute() {
  const { run = '' } = useParams();
  const opened = useOpenRun(run);
  switch (opened.state) {
    case 'opening':
      return <p className="p-4 text-ink-2">Opening the run</p>;
    case 'failed':
      return (
        <Empty title={<h1 className="text-md">{opened.problem.title}</h1>}>
          <p>{opened.problem.detail}</p>
        </Empty>
      );
    case 'open':
      return <CompareScreen key={run} session={opened.session} />;
  }
}

function CompareScreen({ session }: { session: RunSession }) {
  const { model } = useSnapshot(session);
  const [params, setParams] = useSearchParams();
  const { branches } = model;
  const pick = (name: string, otherwise: number) => {
    const text = params.get(name) ?? '';
    const asked = /^\d+$/.test(text) ? Number(text) : otherwise;
    return branches[asked] ? asked : Math.max(0, otherwise);
  };
  const right = pick('right', branches.length - 1);
  const left = pick('left', Math.max(0, right - 1));
  usePageTitle(`Attempts ${left + 1} and ${right + 1}, ${model.title}`);
  const choose = (name: 'left' | 'right', value: number) =>
    setParams({ left: `${left}`, right: `${right}`, [name]: `${value}` }, { replace: true });
  return (
    <SecretsOfRun model={model} held={vault.held(model.run, model.target)}>
      <PageHead
        title="Compare attempts"
        meta={[model.title, model.target.applicationName]}
        actions={
          <>
            <Picker label="A" branches={branches} value={left} onChange={(value) => choose('left', value)} />
            <span className="text-ink-2">with</span>
            <Picker
              label="B"
              branches={branches}
              value={right}
              onChange={(value) => choose('right', value)}
            />
            <Link to={paths.run(model.run)} className={buttonClass()}>
              Back to the run
            </Link>
          </>
        }
      />
      {branches.length < 2 ? (
        <Empty title="There is one attempt">
          The second one comes with Try again or Run again. Then the two can be laid side by side.
        </Empty>
      ) : (
        <Compare
          left={attemptModel(model, left)}
          right={attemptModel(model, right)}
          names={[`Attempt ${left + 1}`, `Attempt ${right + 1}`]}
        />
      )}
    </SecretsOfRun>
  );
}

type PickerProps = {
  label: string;
  branches: readonly BranchView[];
  value: number;
  onChange(value: number): void;
};

function Picker({ label, branches, value, onChange }: PickerProps) {
  return (
    <Select
      aria-label={`Attempt ${label}`}
      value={`${value}`}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {branches.map((one) => (
        <option key={one.branch} value={`${one.branch}`}>
          {label}: attempt {one.branch + 1}, {standsAt(one)}
        </option>
      ))}
    </Select>
  );
}
