/** A trip of the browser: away, or the wait for somebody who begins elsewhere; and what comes back. */
import type { BrowserStep, Callback } from '#flows/flow.ts';
import { newId } from '#lib/ids.ts';
import { isProblem, type Problem } from '#lib/problem.ts';
import type { Expected, HttpRequest } from '#trace/event.ts';
import { queryOf } from '#trace/fields.ts';
import { contextOf } from './context.ts';
import { canBeMended, draftOf, type Press } from './draft.ts';
import { editOf, type RunParts } from './run-parts.ts';
import { attempt, remark, settle } from './settle.ts';
import { refuseReferences } from './vault.ts';
import { refuseAddress } from './wire.ts';

export async function leaveOrAwait(
  parts: RunParts,
  step: BrowserStep,
  press: Press,
): Promise<Problem | undefined> {
  const { recorder, ports, run } = parts;
  const fails = (verdict: Problem): Problem | undefined => {
    if (canBeMended(verdict)) return verdict;
    recorder.note({ kind: 'step-started', step: step.id });
    settle(parts, step, verdict);
    return undefined;
  };
  const draft = press.draft ?? (await draftOf(parts, step));
  if (draft?.problem) return fails(draft.problem);
  const expected = await attempt(step, () => step.expects(contextOf(parts, step)));
  if (isProblem(expected)) return fails(expected);

  const exchange = newId();
  const started = { kind: 'step-started', step: step.id } as const;
  if (!draft?.request) {
    await ports.expectBack({ run, step: step.id, expected });
    return recorder.append(started, { kind: 'awaiting', step: step.id, exchange, expected });
  }
  const planned = draft.request;
  const edit = press.edit ?? editOf(parts, step, { request: planned });
  const sent = edit && 'request' in edit ? edit.request : planned;
  const refused = refuseAddress(sent) ?? refuseReferences(sent);
  if (refused) return refused;

  const { model } = recorder;
  const mode = step.modes.includes(model.mode) ? model.mode : (step.modes[0] ?? 'manual');
  const departure = {
    ...{ run, step: step.id, mode, request: sent, issuer: model.target.issuer },
    expected: expectedOf(sent, expected),
  };
  await ports.expectBack(departure);
  const notKept = await recorder.append(started, {
    kind: 'redirect-out',
    ...{ step: step.id, exchange, mode, sent, expected: departure.expected },
    ...(JSON.stringify(sent) === JSON.stringify(planned) ? {} : { planned }),
  });
  if (notKept) return notKept;
  parts.departing = { departure, step };
  return undefined;
}

/** What comes back is what was sent: a person who changed the mark in the draft has changed this, too. */
function expectedOf({ method, url, body }: HttpRequest, expected: Expected): Expected {
  if (expected === 'whatever-comes') return expected;
  const params = method === 'POST' ? [...new URLSearchParams(body ?? '')] : queryOf(url);
  const value = params.find(([name]) => name === expected.param)?.[1];
  return value === undefined ? expected : { ...expected, value };
}

/** Takes what came back onto the trace, and judges it. */
export async function takeCallback(
  parts: RunParts,
  step: BrowserStep,
  exchange: string,
  arrived: Callback,
  pasted: boolean,
): Promise<void> {
  const { recorder, ports } = parts;
  const waiting = recorder.model.exchanges.get(exchange);
  const edit = editOf(parts, step, { callback: arrived });
  const callback = edit && 'callback' in edit ? edit.callback : arrived;
  recorder.note({
    kind: 'redirect-in',
    ...{ step: step.id, exchange, pasted, ...callback },
    durationMs: Math.max(0, ports.now() - (waiting?.startedAt ?? ports.now())),
    ...(callback === arrived ? {} : { came: arrived.params }),
  });
  await judgeCallback(parts, step, callback);
}

/** Judges a callback that is on record: right after it came, or after a reload in between. */
export async function judgeCallback(parts: RunParts, step: BrowserStep, callback: Callback): Promise<void> {
  const stopped = await remark(parts, step, callback);
  const outcome = await attempt(step, () => step.receive(contextOf(parts, step), callback));
  settle(parts, step, isProblem(outcome) ? outcome : (stopped ?? outcome));
}
