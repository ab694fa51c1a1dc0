/** The only file that knows an old shape. */
import { isJsonObject, type JsonObject } from '#lib/json.ts';
import { type Problem, problem } from '#lib/problem.ts';
import { TRACE_VERSION } from './event.ts';
import { queryOf } from './fields.ts';

/**
 * Brings events that an older version wrote, into a file or the store, to today's shape, one version after the other;
 * what it returns is still unchecked. Those of a newer version are refused with a Problem `trace-too-new`: guessing at
 * them would show a trace that never was.
 */
export function upgrade(version: number, events: unknown[]): unknown[] | Problem {
  if (version > TRACE_VERSION) {
    return problem(
      'trace-too-new',
      'This trace was made by a newer Grantscope',
      `It has version ${version}; this Grantscope reads up to version ${TRACE_VERSION}. Reload the page to get the newest one.`,
      { cause: { version, newest: TRACE_VERSION } },
    );
  }
  return version < 2 ? events.map(fromVersion1) : events;
}

/**
 * Version 2: polling became `again`, with the step it goes on from; a departure says how its answer is recognised,
 * which version 1 had read from the request's `state`, or the one inside `returnTo`. What is no event of version 1
 * stays as it is: whoever checks the shapes says where.
 */
function fromVersion1(event: unknown): unknown {
  if (!isJsonObject(event)) return event;
  if (event['kind'] === 'poll-waiting') {
    const { seconds, ...rest } = event;
    return { ...rest, kind: 'again', from: event['step'], afterSeconds: seconds };
  }
  if (event['kind'] === 'redirect-out' && isJsonObject(event['sent'])) {
    return { ...event, expected: expectedIn(event['sent']) };
  }
  return event;
}

function expectedIn({ method, url, body }: JsonObject) {
  const params =
    method === 'POST' && typeof body === 'string' ? [...new URLSearchParams(body)] : queryOf(String(url));
  const of = (list: [string, string][], wanted: string) => list.find(([name]) => name === wanted)?.[1];
  const inside = of(params, 'returnTo')?.split('?')[1] ?? '';
  const state = of(params, 'state') ?? of([...new URLSearchParams(inside)], 'state');
  return state === undefined ? 'whatever-comes' : { param: 'state', value: state };
}
