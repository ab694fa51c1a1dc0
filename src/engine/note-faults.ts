import { faultsOn } from '#trace/faults-on.ts';
import type { RunParts } from './run-parts.ts';

/** Puts on record which faults of a practice tenant are on, where that has changed since it was last asked. */
export async function noteFaults({ recorder, ports }: Pick<RunParts, 'recorder' | 'ports'>): Promise<void> {
  const faults = await ports.faultsOn?.(recorder.model.target);
  if (!faults || String(faults) === String(faultsOn(recorder.model))) return;
  recorder.note({ kind: 'faults-on', faults: [...faults] });
}
