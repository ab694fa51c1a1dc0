import type { PlannedStep } from '#trace/event.ts';
import { messagesOfPlan } from './lane-model.ts';
import { Lanes } from './lanes.tsx';

type PlanDiagramProps = { plan: PlannedStep[]; selected?: string | undefined; onSelect(step: string): void };

/** What will happen, before anything is sent. */
export function PlanDiagram({ plan, selected, onSelect }: PlanDiagramProps) {
  return (
    <Lanes label="Planned sequence" messages={messagesOfPlan(plan)} selected={selected} onSelect={onSelect} />
  );
}
