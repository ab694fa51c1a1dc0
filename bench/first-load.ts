/** The JavaScript that `/` loads, compressed. */
import { firstLoad, totalGzip } from '../scripts/first-load.ts';
import type { Figure } from './figure.ts';

const LIMIT = 120_000;

export async function benchFirstLoad(dist: string): Promise<Figure> {
  const bytes = totalGzip(firstLoad(dist));
  return {
    what: 'First load of `/`, JavaScript, gzip',
    goal: '≤ 120 kB',
    figure: `${(bytes / 1000).toFixed(1)} kB`,
    ratio: (bytes / LIMIT).toFixed(2),
    holds: bytes <= LIMIT,
  };
}
