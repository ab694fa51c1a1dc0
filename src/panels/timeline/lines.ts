/** The lines of the table: groups, their rows in the order that was asked for, and what is still planned. */
import type { Row, StepView } from '#trace/model.ts';
import type { RowGroup } from './attempts.ts';

export type Sort = { by: 'number' | 'label' | 'status' | 'took'; down: boolean };

/** The order of time. */
export const inTime: Sort = { by: 'number', down: false };

export type Line =
  | { kind: 'row'; row: Row; group?: RowGroup }
  | { kind: 'group'; group: RowGroup; open: boolean }
  | { kind: 'planned'; step: StepView };

type Shown = {
  rows: readonly Row[];
  groups: readonly RowGroup[];
  planned: readonly StepView[];
  sort: Sort;
  isOpen(group: RowGroup): boolean;
  fits?: ((row: Row, group: string) => boolean) | undefined;
};

/** Groups stay together, and each is sorted in itself. A filter hides what does not fit, and what is still planned. */
export function linesOf({ rows, groups, planned, sort, isOpen, fits }: Shown): Line[] {
  const wanted = (all: readonly Row[], group = '') =>
    sorted(fits ? all.filter((row) => fits(row, group)) : all, sort);
  const lines: Line[] = [];
  if (groups.length === 0) for (const row of wanted(rows)) lines.push({ kind: 'row', row });
  for (const group of groups) {
    const shown = wanted(group.rows, group.id);
    if (shown.length === 0 && fits) continue;
    const open = isOpen(group);
    lines.push({ kind: 'group', group, open });
    if (open) for (const row of shown) lines.push({ kind: 'row', row, group });
  }
  if (!fits) for (const step of planned) lines.push({ kind: 'planned', step });
  return lines;
}

/** Rows without a duration come last, either way; equal ones stay in the order of time. */
function sorted(rows: readonly Row[], { by, down }: Sort): readonly Row[] {
  if (by === 'number') return down ? rows.toReversed() : rows;
  const sign = down ? -1 : 1;
  if (by === 'took') {
    return rows.toSorted((one, two) => {
      if (one.durationMs === undefined || two.durationMs === undefined)
        return Number(one.durationMs === undefined) - Number(two.durationMs === undefined);
      return sign * (one.durationMs - two.durationMs);
    });
  }
  const text = (row: Row) => (by === 'label' ? row.label : row.status);
  return rows.toSorted((one, two) => sign * (text(one) < text(two) ? -1 : text(one) > text(two) ? 1 : 0));
}
