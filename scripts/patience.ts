import { availableParallelism, loadavg } from 'node:os';

const MOST = 10;

/**
 * By how much longer than on a free machine a test may take: the processes that want to run, per core. A hang ends in
 * seconds where nothing else runs, and a machine that others keep busy fails no test. 1 where the load is not known.
 */
export function patience(): number {
  const [load = 0] = loadavg();
  return Math.min(MOST, Math.max(1, load / availableParallelism()));
}
