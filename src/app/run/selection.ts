import { useSearchParams } from 'react-router-dom';
import type { Row, TraceModel } from '#trace/model.ts';
import { rowOfEvent } from '#trace/model.ts';

export type View = 'timeline' | 'sequence';

export type Selection = {
  view: View;
  /** The chosen one, else the last. */
  row: Row | undefined;
  chosen: boolean;
  /** The planned step that is looked at, when it is no row. */
  step: string | undefined;
  selectRow(id: string): void;
  selectEvent(seq: number): void;
  selectStep(id: string): void;
  /** The attempt on screen: the newest, unless an older one was chosen. */
  attempt: number;
  showAttempt(branch: number): void;
  /** A step that an attempt has just begun at: its draft, in the newest attempt. */
  beginAt(step: string): void;
  setView(view: string): void;
  clear(): void;
};

/** What is selected lives in the address, by id; an id that is not in the run selects nothing. */
export function useSelection(model: TraceModel): Selection {
  const [params, setParams] = useSearchParams();
  const set = (changes: Record<string, string | undefined>) =>
    setParams(
      (now) => {
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined) now.delete(name);
          else now.set(name, value);
        }
        return now;
      },
      { replace: true },
    );
  const id = params.get('row');
  const chosen = id === null ? undefined : model.rows.findLast((row) => row.id === id);
  const step = model.steps.find((view) => view.id === params.get('step'));
  const older = Number(params.get('attempt') ?? Number.NaN) - 1;
  const selectRow = (row: string) => set({ row, step: undefined });
  return {
    view: params.get('view') === 'sequence' ? 'sequence' : 'timeline',
    row: chosen ?? (step ? undefined : model.rows.at(-1)),
    chosen: chosen !== undefined,
    step: step?.id,
    selectRow,
    selectEvent: (seq) => {
      const row = rowOfEvent(model, seq);
      if (row) selectRow(row.id);
    },
    selectStep: (id) => {
      const chosenStep = model.steps.find((view) => view.id === id);
      const last = chosenStep && model.rows.findLast(({ step }) => step === chosenStep.id);
      if (last && chosenStep?.status !== 'planned') selectRow(last.id);
      else set({ step: id, row: undefined });
    },
    attempt: older >= 0 && older < model.branch ? older : model.branch,
    showAttempt: (branch) => set({ attempt: branch === model.branch ? undefined : `${branch + 1}` }),
    beginAt: (id) => set({ step: id, row: undefined, attempt: undefined }),
    setView: (view) => set({ view: view === 'sequence' ? view : undefined }),
    clear: () => set({ row: undefined, step: undefined, attempt: undefined }),
  };
}
