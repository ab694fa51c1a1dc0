import type { TraceModel } from './model.ts';

/** The faults of the practice tenant that were on when it was last asked, by id. */
export function faultsOn({ events }: Pick<TraceModel, 'events'>): readonly string[] {
  const last = events.findLast(({ kind }) => kind === 'faults-on');
  return last?.kind === 'faults-on' ? last.faults : [];
}
