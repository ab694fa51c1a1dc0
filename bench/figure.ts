/** What a benchmark gives back, and the arithmetic that all of them share. */

/** One line of the table. `ratio` is to what the goal names; `holds` is missing where there is no goal. */
export type Figure = { what: string; goal: string; figure: string; ratio: string; holds?: boolean };

/** The value below which the share `p` (0..1) of the values lies; 0 for none. */
export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0;
}

export const median = (values: number[]) => percentile(values, 0.5);

export const ms = (value: number) => `${value.toFixed(1)} ms`;

/** Runs both in turn, so that whatever slows the machine down slows both; the first `warmUp` rounds do not count. */
export async function alternate(
  rounds: number,
  warmUp: number,
  first: () => Promise<number>,
  second: () => Promise<number>,
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < warmUp + rounds; round++) {
    const pair = [await first(), await second()] as const;
    if (round < warmUp) continue;
    times[0].push(pair[0]);
    times[1].push(pair[1]);
  }
  return [median(times[0]), median(times[1])];
}
