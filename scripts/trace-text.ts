/** `npm run trace:text FILE`: prints an exported trace as text that is the same on every machine. */
import { readFileSync } from 'node:fs';
import { isProblem } from '#lib/problem.ts';
import { readTraceFile } from '#trace/formats/native.ts';
import { traceText } from '#trace/text.ts';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return fail(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const [path] = process.argv.slice(2);
if (!path) fail('Which file? npm run trace:text FILE\nA trace is made by the button Export trace.');
const events = readTraceFile(read(path));
if (isProblem(events)) fail(`${events.title} (${events.code}). ${events.detail}`);
process.stdout.write(traceText(events));
