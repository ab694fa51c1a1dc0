import { channelText, laneName } from '#panels/channels.tsx';
import type { Channel, PlannedStep } from '#trace/event.ts';
import { Icon } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';

const borders: Record<Channel, string> = {
  back: 'border-back',
  front: 'border-front',
  local: 'border-local',
};
const channelNames: Record<Channel, string> = {
  back: 'direct, from this tab to the tenant',
  front: 'through the browser, where the user and extensions can see it',
  local: 'nowhere: it is work in this tab',
};
/** The chosen step, in full. */
export function StepExplained({ plan, step }: { plan: PlannedStep[]; step: PlannedStep }) {
  const { does, without } = step.explains;
  return (
    <aside aria-labelledby="step-head" className="grid content-start gap-2 px-4 pt-3 pb-4 text-xs">
      <p className="text-ink-2">
        Step {plan.indexOf(step) + 1} of {plan.length}
      </p>
      <h3 id="step-head" className="-mt-1 flex items-center gap-2 text-md">
        <Icon name={step.channel} className={`size-4 ${channelText[step.channel]}`} />
        {step.title}
      </h3>
      <p className={`border-l-3 bg-sunk px-2 py-1 ${borders[step.channel]}`}>
        <code className="[overflow-wrap:anywhere]">{step.label}</code>
      </p>
      <p className="max-w-[68ch] text-md leading-text text-ink-2">
        <Prose text={does} />
      </p>
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-2 border-t border-line pt-2 leading-normal">
        <dt className="text-ink-2">Without it</dt>
        <dd>
          <Prose text={without} />
        </dd>
        <dt className="text-ink-2">Travels</dt>
        <dd>{channelNames[step.channel]}</dd>
        {step.from !== step.to && (
          <>
            <dt className="text-ink-2">From, to</dt>
            <dd>
              {laneName(step.from)} → {laneName(step.to)}
            </dd>
          </>
        )}
      </dl>
    </aside>
  );
}

/** Why each step exists: what it does, and what an attacker gains without it. */
export function WhyTable(props: { plan: PlannedStep[]; selected: string; onSelect: (id: string) => void }) {
  return (
    <table className="w-full border-t border-line-strong text-xs max-tablet:block">
      <caption className="sr-only">The steps and why each exists</caption>
      <thead className="max-tablet:hidden">
        <tr className="bg-sunk text-ink-2">
          <th scope="col" className="px-3 py-[0.3125rem] text-sm font-semibold text-ink">
            Why each step exists
          </th>
          <th scope="col" className="px-3">
            What it does
          </th>
          <th scope="col" className="px-3">
            Without it
          </th>
        </tr>
      </thead>
      <tbody className="max-tablet:block">
        {props.plan.map((step, index) => (
          <tr
            key={step.id}
            className={`border-t border-line/60 align-top leading-[1.45] max-tablet:block max-tablet:px-3 max-tablet:py-2 ${
              step.id === props.selected ? 'bg-accent-tint shadow-[inset_var(--bar)_0_0_var(--accent)]' : ''
            }`}
          >
            <th
              scope="row"
              className="px-3 py-0.5 font-normal max-tablet:block max-tablet:p-0 tablet:whitespace-nowrap"
            >
              <button
                type="button"
                aria-pressed={step.id === props.selected}
                onClick={() => props.onSelect(step.id)}
                className="inline-flex min-h-6 items-start gap-1.5 pt-[0.1875rem] text-left hover:underline"
              >
                <span className="w-5 flex-none font-wire text-ink-2">{index + 1}</span>
                <Icon name={step.channel} className={`size-[0.9375rem] ${channelText[step.channel]}`} />
                {step.title}
              </button>
            </th>
            <td className="px-3 py-[0.3125rem] text-ink-2 max-tablet:ml-5 max-tablet:block max-tablet:p-0">
              <Prose text={step.explains.does} />
            </td>
            <td className="px-3 py-[0.3125rem] text-ink-2 max-tablet:ml-5 max-tablet:block max-tablet:p-0">
              <span className="text-ink tablet:hidden">Without it: </span>
              <Prose text={step.explains.without} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
