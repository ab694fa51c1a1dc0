import type { ReactNode } from 'react';
import { phaseLooks } from '#panels/phase-looks.ts';
import type { TraceModel } from '#trace/model.ts';
import { Icon } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';
import { beganBy, standsAt } from './attempt-words.ts';

type Props = {
  model: TraceModel;
  /** The attempt on screen, as events count it. */
  shown: number;
  onShow(branch: number): void;
  /** What leads to the comparison of the attempt on screen with the one before it, or after it. */
  compare?: ReactNode;
};

/** The attempts of a run, from the second one on: where each stopped, and why the one on screen began where it did. */
export function AttemptsBar({ model, shown, onShow, compare }: Props) {
  const { branches } = model;
  const on = branches[shown];
  if (branches.length < 2 || !on) return null;
  return (
    <section
      aria-label="Attempts"
      className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-3 py-1 text-xs"
    >
      <h2 className="text-sm">Attempts</h2>
      <fieldset
        aria-label="Attempt on screen"
        className="flex min-w-0 gap-0.5 overflow-x-auto rounded-md border border-line bg-sunk p-px"
      >
        {branches.map((one) => {
          const { icon, look } = phaseLooks[one.phase];
          return (
            <button
              key={one.branch}
              type="button"
              aria-pressed={one.branch === shown}
              onClick={() => onShow(one.branch)}
              className="inline-flex min-h-6 flex-none items-center gap-1.5 rounded-sm px-2 whitespace-nowrap text-ink-2 hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-[0_0_0_1px_var(--line-strong)]"
            >
              <Icon name={icon} className={`size-3.5 ${look}`} />
              <span>
                <b className="font-semibold">{one.branch + 1}</b>
                <span className="max-tablet:sr-only"> {standsAt(one)}</span>
              </span>
            </button>
          );
        })}
      </fieldset>
      <p className="min-w-0 flex-1 text-ink-2 max-tablet:order-last max-tablet:basis-full">
        <Prose text={beganBy(on, model.steps)} />
        {shown !== model.branch && ' It is kept as it was: what you press goes on with the newest.'}
      </p>
      {compare}
    </section>
  );
}
