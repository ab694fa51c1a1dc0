import { useMemo, useState } from 'react';
import type { TraceModel } from '#trace/model.ts';
import { attemptsOf, type RowGroup } from './attempts.ts';
import { type TimeScale, timeScale } from './time-scale.ts';

const WAITS: ReadonlySet<string> = new Set(['redirect-out', 'awaiting', 'prompt']);

const drawn = (rows: TraceModel['rows']) =>
  rows.map(({ startedAt, durationMs, kind }) => ({
    startedAt,
    ...(durationMs === undefined ? {} : { durationMs }),
    waits: WAITS.has(kind),
  }));

export type Groups = {
  groups: readonly RowGroup[];
  /** The scale that the rows of a group share; of all rows where there are no groups. */
  scaleOf(group?: string): TimeScale;
  isOpen(group: RowGroup): boolean;
  toggle(group: RowGroup): void;
  open(row: string): void;
};

/** The attempt on screen is open, and so is the one with the selected row; what the person folds stays as it is. */
export function useGroups(model: TraceModel, attempt: number, selected: string | undefined): Groups {
  const groups = useMemo(() => attemptsOf(model, attempt), [model, attempt]);
  const scales = useMemo(() => {
    if (groups.length === 0) return new Map([['', timeScale(drawn(model.rows))]]);
    return new Map(groups.map(({ id, rows }) => [id, timeScale(drawn(rows))]));
  }, [groups, model.rows]);
  const [folds, setFolds] = useState<{ selected: string | undefined; open: Record<string, boolean> }>({
    selected,
    open: {},
  });
  const groupOf = (row: string) => groups.find(({ rows }) => rows.some(({ id }) => id === row));
  const set = (group: RowGroup | undefined, open: boolean) =>
    group && setFolds((now) => ({ ...now, open: { ...now.open, [group.id]: open } }));
  // A link to a row of a folded attempt shows it.
  if (folds.selected !== selected) {
    const group = selected === undefined ? undefined : groupOf(selected);
    setFolds({ selected, open: group ? { ...folds.open, [group.id]: true } : folds.open });
  }
  const isOpen = (group: RowGroup) => folds.open[group.id] ?? group.current;
  return {
    groups,
    scaleOf: (group = '') => scales.get(group) ?? scales.values().next().value ?? timeScale([]),
    isOpen,
    toggle: (group) => set(group, !isOpen(group)),
    open: (row) => set(groupOf(row), true),
  };
}
