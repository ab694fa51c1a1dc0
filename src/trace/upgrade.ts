/** The only file that knows an old shape. */
import { type Problem, problem } from '#lib/problem.ts';
import { TRACE_VERSION } from './event.ts';

/**
 * Brings the events of an older file to today's shape, one version after the other; what it returns is still
 * unchecked. A file of a newer version is refused: guessing at it would show a trace that never was.
 */
export function upgrade(version: number, events: unknown[]): unknown[] | Problem {
  if (version > TRACE_VERSION) {
    return problem(
      'trace-too-new',
      'This trace was made by a newer Grantscope',
      `The file has version ${version}; this Grantscope reads up to version ${TRACE_VERSION}. Reload the page to get the newest one.`,
      { cause: { version, newest: TRACE_VERSION } },
    );
  }
  return events;
}
