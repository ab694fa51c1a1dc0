import { ChannelMark } from '#panels/channels.tsx';
import { duration } from '#panels/format.ts';
import type { ComparedSide, ComparedStep } from '#trace/compare/compare.ts';
import type { Names } from './names.ts';
import { SideMark } from './side-mark.tsx';

type Props = { steps: readonly ComparedStep[]; names: Names; onStep(id: string): void };

/** The steps of both sides, aligned; in the middle, in how much they differ. */
export function StepTable({ steps, names, onStep }: Props) {
  return (
    <table className="w-full min-w-160 table-fixed text-left text-xs">
      <thead className="bg-sunk text-2xs text-ink-2">
        <tr>
          <th scope="col" className="w-12 px-3 py-1 font-normal">
            Step
          </th>
          <th scope="col" className="px-3 py-1 font-normal">
            <SideMark side="left" /> {names[0]}
          </th>
          <th scope="col" className="w-24 px-2 py-1 text-center font-normal">
            Differences
          </th>
          <th scope="col" className="px-3 py-1 font-normal">
            <SideMark side="right" /> {names[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <Row key={step.id} step={step} onStep={onStep} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ step, onStep }: { step: ComparedStep; onStep(id: string): void }) {
  const { id, left, right, reached, shared, differences } = step;
  const differs = differences.length > 0;
  const title = (left ?? right)?.step.title ?? id;
  return (
    <tr className={`border-b border-line/60 align-top ${differs ? '' : 'text-ink-2'}`}>
      <th scope="row" className="px-3 py-1 font-wire font-normal">
        {((left ?? right)?.step.index ?? 0) + 1}
      </th>
      <Side side={left} differs={differs} />
      <td className="px-2 py-1 text-center">
        {differs ? (
          <button
            type="button"
            onClick={() => onStep(id)}
            aria-label={`${differences.length} differences in ${title}`}
            className="min-h-6 rounded-sm px-1.5 font-semibold hover:bg-hover"
          >
            ≠ {differences.length}
          </button>
        ) : (
          <Equal reached={reached} shared={shared} />
        )}
      </td>
      <Side side={right} differs={differs} />
    </tr>
  );
}

function Equal({ reached, shared }: { reached: boolean; shared: boolean }) {
  if (!reached) return <span className="text-ink-3">not in both</span>;
  return (
    <span title={shared ? 'Taken over: the same events' : 'Nothing differs but what always does'}>
      {shared ? 'same' : '='}
    </span>
  );
}

function Side({ side, differs }: { side: ComparedSide | undefined; differs: boolean }) {
  if (!side) return <td className="px-3 py-1 text-ink-3">not in this one</td>;
  const { label, channel, status, problem, durationMs } = side.step;
  const bad = status === 'failed';
  return (
    <td className="min-w-0 px-3 py-1">
      <span className="flex min-w-0 items-baseline gap-2">
        <ChannelMark channel={channel} className="size-3.5 flex-none self-center" />
        <code className={`truncate ${differs ? 'font-medium text-ink' : ''}`} title={label}>
          {label}
        </code>
        <span className={`flex-none ${bad ? 'font-semibold text-danger' : ''}`}>
          {bad ? `× ${problem?.code ?? 'failed'}` : status}
        </span>
        {durationMs !== undefined && <span className="flex-none text-ink-3">{duration(durationMs)}</span>}
      </span>
    </td>
  );
}
