import type { RunSummary } from '#store/types.ts';

export type Where = 'all' | 'open' | 'stopped' | 'finished' | 'imported';

const isAt: Record<Where, (run: RunSummary) => boolean> = {
  all: () => true,
  open: ({ phase }) => phase !== 'stopped' && phase !== 'finished',
  stopped: ({ phase }) => phase === 'stopped',
  finished: ({ phase }) => phase === 'finished',
  imported: ({ imported }) => imported === true,
};

/** Runs that have every word somewhere in their line; the order is kept. `#7` is the number of a run. */
export function findRuns(runs: readonly RunSummary[], words: string, where: Where): RunSummary[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return runs.filter((run) => {
    const { number, name = '', title, tenantName, applicationName, note } = run;
    const line = `#${number} ${name} ${title} ${tenantName} ${applicationName} ${note}`.toLowerCase();
    return isAt[where](run) && wanted.every((word) => line.includes(word));
  });
}
