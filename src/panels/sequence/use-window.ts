import { useMemo } from 'react';
import type { TraceModel } from '#trace/model.ts';
import { ROWS_DRAWN, type RowWindow, windowAt } from './window-of.ts';

/** The stretch of rows around the selected one. */
export function useWindow(model: TraceModel, selected: string | undefined): RowWindow {
  const { rows } = model;
  const index = useMemo(
    () => (rows.length > ROWS_DRAWN && selected ? rows.findIndex(({ id }) => id === selected) : undefined),
    [rows, selected],
  );
  return windowAt(rows.length, index);
}
