/** `npm run check:fast`: lint, types and the unit tests that the uncommitted change reaches, side by side. */
import { spawn } from 'node:child_process';

/** As the npm scripts run them; npm has put their folder on the path. */
const CHECKS: [title: string, command: string][] = [
  ['Lint', 'biome check --error-on-warnings .'],
  ['Types', 'tsc -b'],
  ['Tests', 'vitest run --changed --reporter=dot'],
];

/** Its output comes in one piece, when it is over. */
async function check([title, command]: [string, string]): Promise<boolean> {
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  console.log(`── ${title}\n${said.trim()}`);
  return status === 0;
}

const results = await Promise.all(CHECKS.map(check));
process.exit(results.every(Boolean) ? 0 : 1);
