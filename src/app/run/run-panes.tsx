import { type ReactNode, useState } from 'react';
import { layoutMemory } from '#app/adapters/layout-memory.ts';
import { Foldable, LayoutMemoryProvider } from '#ui/fold.tsx';
import { Split } from '#ui/split.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { useMedia } from '#ui/use-media.ts';

export type PaneId = 'outcome' | 'trace' | 'exchange' | 'inspector' | 'steps';

type RunPanesProps = {
  /** Left out where the sequence has their place. */
  steps?: ReactNode;
  /** The timeline, or the sequence. */
  trace: ReactNode;
  traceName: 'Timeline' | 'Sequence';
  /** The selected event, the draft of what comes next, or what the run waits for. */
  exchange: ReactNode;
  /** In rem: what it keeps of the height, however long the trace is. */
  exchangeLeast: number;
  /** What came of the run: findings, or the result in their place. */
  outcome: ReactNode;
  outcomeName: 'Findings' | 'Result';
  outcomeCount: number | undefined;
  /** Something went wrong or came of it: above the inspector. */
  outcomeFirst: boolean;
  inspector: ReactNode;
  /** In rem: how much of the inspector stays beside what came of the run, however long that is. */
  inspectorLeast: number;
  /** The tab of a phone, and what it follows from: once that changes, it is shown whatever the person chose before. */
  tab: PaneId;
  tabSince: string;
};

/**
 * The panes of a run. At a desk three columns with handles; between, the steps beside all others in one column; on a
 * phone tabs. The same tree at every width, so that nothing which was typed is lost when a window changes.
 */
export function RunPanes(props: RunPanesProps) {
  const { traceName, exchangeLeast, outcomeName, outcomeCount, outcomeFirst, inspectorLeast } = props;
  const desk = useMedia('(min-width: 75rem)');
  const phone = useMedia('screen and (max-width: 47.4375rem)');
  const [memory] = useState(layoutMemory);
  const [chosen, setChosen] = useChosenTab(props.tab, props.tabSince);
  const slot = (id: PaneId, name: string, content: ReactNode, rail = false) => (
    <Slot key={id} id={id} name={name} rail={rail} phone={phone} shown={chosen === id}>
      {content}
    </Slot>
  );
  const tabs = [
    { id: 'outcome', label: outcomeName, ...(outcomeCount ? { count: outcomeCount } : {}) },
    { id: 'trace', label: traceName },
    { id: 'exchange', label: 'Exchange' },
    { id: 'inspector', label: 'Inspector' },
    ...(props.steps ? [{ id: 'steps', label: 'Steps' }] : []),
  ];
  const first = outcomeFirst || !desk;
  return (
    <LayoutMemoryProvider memory={memory}>
      {phone && (
        <div className="print:hidden sticky top-11 z-[5] flex min-h-10 border-b border-line bg-surface px-3">
          <Tabs label="Panes" tabs={tabs} value={chosen} onChange={(id) => setChosen(id as PaneId)} />
        </div>
      )}
      <div className="flex min-h-0 flex-1 bg-surface max-tablet:block max-tablet:pb-16 print:block">
        <Split
          name="steps"
          label="Width of Steps"
          axis="columns"
          from="tablet"
          size={16.5}
          least={11}
          leastRest={45}
          sized={props.steps && slot('steps', 'Steps', props.steps, true)}
          rest={
            <Split
              name="side"
              label={`Width of ${outcomeName} and Inspector`}
              axis="columns"
              side="last"
              size={25}
              least={17}
              leastRest={24}
              sized={
                <Split
                  name="outcome"
                  label={`Height of ${outcomeName}`}
                  axis="rows"
                  side={first ? 'first' : 'last'}
                  least={6}
                  leastRest={inspectorLeast}
                  sized={slot('outcome', outcomeName, props.outcome)}
                  rest={slot('inspector', 'Inspector', props.inspector)}
                />
              }
              rest={
                <Split
                  name={traceName}
                  label={`Height of ${traceName}`}
                  axis="rows"
                  least={8}
                  leastRest={exchangeLeast}
                  sized={slot('trace', traceName, props.trace)}
                  rest={slot('exchange', 'Exchange', props.exchange)}
                />
              }
            />
          }
        />
      </div>
    </LayoutMemoryProvider>
  );
}

type SlotProps = {
  id: PaneId;
  name: string;
  rail: boolean;
  phone: boolean;
  shown: boolean;
  children: ReactNode;
};

/** On a phone the tab names the pane, and nothing folds. */
function Slot({ id, name, rail, phone, shown, children }: SlotProps) {
  return (
    <div
      data-slot={id}
      {...(phone ? { role: 'tabpanel', 'aria-label': name } : {})}
      className={`flex min-h-0 min-w-0 flex-1 flex-col bg-surface print:block ${phone && !shown ? 'hidden' : ''}`}
    >
      <Foldable id={id} name={name} rail={rail} off={phone}>
        {children}
      </Foldable>
    </div>
  );
}

/** What the person chose holds until something else happens. */
function useChosenTab(offered: PaneId, since: string) {
  const [choice, setChoice] = useState({ since, chosen: offered });
  const now = choice.since === since ? choice : { since, chosen: offered };
  if (now !== choice) setChoice(now);
  return [now.chosen, (chosen: PaneId) => setChoice({ since, chosen })] as const;
}
