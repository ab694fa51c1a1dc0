/** `npm run bench`: every benchmark, one table. Names as arguments run only those; a missed goal is a "no", no error. */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchCallback } from './callback.ts';
import type { Figure } from './figure.ts';
import { benchFirstLoad } from './first-load.ts';
import { benchFirstVisit } from './first-visit.ts';
import { benchFlow } from './flow.ts';
import { benchInspect } from './inspect.ts';
import { benchTimeline } from './timeline.ts';
import { benchTokens } from './tokens.ts';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const benchmarks: Record<string, () => Promise<Figure[]>> = {
  'first-load': () => benchFirstLoad(dist),
  'first-visit': () => benchFirstVisit(dist),
  flow: benchFlow,
  callback: async () => [await benchCallback(dist)],
  inspect: () => benchInspect(dist),
  timeline: () => benchTimeline(dist),
  tokens: async () => [await benchTokens()],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}: there are ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(1);
}
if (!process.env['GRANTSCOPE_BUILT']) {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${process.platform}\n`,
);
const table: Figure[] = [];
for (const [name, bench] of Object.entries(benchmarks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`${name} …`);
  table.push(...(await bench()));
}
console.log('\n| what | goal | figure | ratio | holds |\n| --- | --- | --- | --- | --- |');
for (const { what, goal, figure, ratio, holds } of table)
  console.log(
    `| ${what} | ${goal} | ${figure} | ${ratio} | ${holds === undefined ? '' : holds ? 'yes' : 'no'} |`,
  );
// Servers and browsers of the benchmarks are gone by now; what lingers must not keep the command open.
process.exit(0);
