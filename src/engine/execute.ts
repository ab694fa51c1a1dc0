/** How each kind of step runs. Everything irreversible is on record before it happens. */

import type { Produced, RequestStep, Step, StepContext } from '#flows/flow.ts';
import { assertNever } from '#lib/assert-never.ts';
import { newId } from '#lib/ids.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';
import type { Failure, HttpRequest, HttpResponse, LeaveMode, NewTraceEvent } from '#trace/event.ts';
import { capture, contextOf } from './context.ts';
import { failureOf, opaqueRedirect } from './failure.ts';
import type { Ports } from './ports.ts';
import { problemOf } from './problem-of.ts';
import type { Recorder } from './recorder.ts';
import { recordRequest, recordResponse, toRequest, toResponse } from './wire.ts';

export type Work = {
  recorder: Recorder;
  ports: Ports;
  signal: AbortSignal;
  edited?: HttpRequest | undefined;
};

/** What a step that sends would send; null for the other kinds. */
export async function draftOf(step: Step, ctx: StepContext): Promise<HttpRequest | Problem | null> {
  if (step.kind !== 'request' && step.kind !== 'browser') return null;
  try {
    return step.kind === 'request' ? await capture(() => step.send(ctx)) : await step.leave(ctx);
  } catch (error) {
    return problemOf(error, step.id);
  }
}

/** Runs one step as far as it goes without the person. Returns a Problem only for an edited draft that `fetch` refuses. */
export async function execute(step: Step, work: Work): Promise<Problem | undefined> {
  const ctx = contextOf(work.recorder.model, work.ports);
  switch (step.kind) {
    case 'local':
      return finish(step, work, await attempt(step, () => step.run(ctx)), [
        { kind: 'step-started', step: step.id },
      ]);
    case 'check':
      return check(step, work, ctx);
    case 'prompt':
      if (step.ask.length === 0) return answer(step, work, {}, [{ kind: 'step-started', step: step.id }]);
      await work.recorder.append({ kind: 'step-started', step: step.id });
      return undefined;
    case 'request':
      return step.repeat ? undefined : request(step, work);
    case 'browser':
      return depart(step, work);
    default:
      return assertNever(step);
  }
}

async function attempt(step: Step, run: () => Promise<Produced | Problem>): Promise<Produced | Problem> {
  try {
    return await run();
  } catch (error) {
    return problemOf(error, step.id);
  }
}

/** Writes a step's outcome: the values it made, or the verdict. */
export async function finish(
  step: Step,
  { recorder, ports }: Pick<Work, 'recorder' | 'ports'>,
  outcome: Produced | Problem,
  before: NewTraceEvent[] = [],
): Promise<undefined> {
  const startsNow = before.some((event) => event.kind === 'step-started');
  const started = recorder.model.events.findLast(
    (event) => event.kind === 'step-started' && event.step === step.id,
  );
  const durationMs = startsNow || !started ? 0 : Math.max(0, ports.now() - started.at);
  await recorder.append(
    ...before,
    isProblem(outcome)
      ? { kind: 'verdict', step: step.id, problem: outcome }
      : { kind: 'produced', step: step.id, values: outcome },
    { kind: 'step-finished', step: step.id, outcome: isProblem(outcome) ? 'failed' : 'done', durationMs },
  );
}

async function check(
  step: Extract<Step, { kind: 'check' }>,
  work: Work,
  ctx: StepContext,
): Promise<undefined> {
  const begin: NewTraceEvent = { kind: 'step-started', step: step.id };
  try {
    const checks = await step.checks(ctx);
    const failed = checks.filter((one) => one.status === 'fail');
    const worst = failed[0];
    const outcome = worst
      ? problem(worst.problem ?? 'check-failed', `Does not hold: ${worst.title}`, worst.detail, {
          cause: { codes: failed.map((one) => one.problem ?? one.id), endpoint: step.id },
        })
      : {};
    return await finish(step, work, outcome, [begin, { kind: 'checked', step: step.id, checks }]);
  } catch (error) {
    return finish(step, work, problemOf(error, step.id), [begin]);
  }
}

/** Completes a prompt with what the person entered. */
export function answer(
  step: Step,
  work: Pick<Work, 'recorder' | 'ports'>,
  answers: Record<string, string>,
  before: NewTraceEvent[] = [],
) {
  return finish(step, work, answers, [...before, { kind: 'answered', step: step.id, answers }]);
}

type Prepared = { request: Request; sent: HttpRequest; planned: HttpRequest };

async function prepare(step: Step, work: Work): Promise<Prepared | Problem> {
  const planned = await draftOf(step, contextOf(work.recorder.model, work.ports));
  if (planned === null || isProblem(planned))
    return planned ?? problem('unexpected-error', 'Nothing to send', step.id);
  try {
    const request = toRequest(work.edited ?? planned, AbortSignal.any([work.signal, work.ports.timeout()]));
    return { request, sent: await recordRequest(request.clone()), planned };
  } catch (error) {
    return problem('draft-invalid', 'The browser would refuse this request', String(error));
  }
}

const differs = (sent: HttpRequest, planned: HttpRequest) => JSON.stringify(sent) !== JSON.stringify(planned);

async function request(step: RequestStep, work: Work): Promise<Problem | undefined> {
  const prepared = await prepare(step, work);
  if (isProblem(prepared)) return prepared;
  return finish(step, work, await send(step, work, prepared, [{ kind: 'step-started', step: step.id }]));
}

/** Sends once, records the exchange whole, and judges the answer. */
async function send(
  step: RequestStep,
  { recorder, ports, edited }: Work,
  { request, sent, planned }: Prepared,
  before: NewTraceEvent[] = [],
): Promise<Produced | Problem> {
  const exchange = newId();
  const changed = edited !== undefined && differs(sent, planned);
  const about = { step: step.id, exchange };
  await recorder.append(...before, { kind: 'request', ...about, sent, ...(changed ? { planned } : {}) });
  const begun = ports.now();
  const since = () => Math.max(0, ports.now() - begun);
  const fail = (failure: Failure) =>
    recorder.append({ kind: 'failure', ...about, failure, durationMs: since() });
  let recorded: HttpResponse;
  try {
    const response = await ports.fetch(request);
    if (response.type === 'opaqueredirect') {
      await fail(opaqueRedirect);
      return problem('request-failed', 'The answer cannot be read', opaqueRedirect.message);
    }
    recorded = await recordResponse(response, ports.circumstances(request).crossOrigin);
  } catch (error) {
    const failure = failureOf(error, ports.circumstances(request), request.url);
    await fail(failure);
    const code = failure.candidates[0] === 'aborted' ? 'stopped' : 'request-failed';
    return problem(code, 'No answer came', failure.message, { cause: { candidates: failure.candidates } });
  }
  // Outside the `try`: a store that is full is no network that failed.
  await recorder.append({ kind: 'response', ...about, response: recorded, durationMs: since() });
  return judge(step, { recorder, ports }, exchange);
}

/** Judges an answer that is on record: right after it came, or after a reload in between. */
export async function judge(
  step: RequestStep,
  { recorder, ports }: Pick<Work, 'recorder' | 'ports'>,
  exchange: string,
): Promise<Produced | Problem> {
  const response = recorder.model.exchanges.get(exchange)?.response;
  if (!response) return problem('unexpected-error', 'There is no answer to judge', exchange);
  return attempt(step, () => step.receive(contextOf(recorder.model, ports), toResponse(response)));
}

/** One try of a polling step. Returns the seconds until the next, or null when it is over. */
export async function pollOnce(step: RequestStep, work: Work, seconds: number): Promise<number | null> {
  const prepared = await prepare(step, work);
  const outcome = isProblem(prepared) ? prepared : await send(step, work, prepared);
  const next =
    isProblem(outcome) && outcome.code !== 'stopped'
      ? step.repeat?.again(outcome, seconds, contextOf(work.recorder.model, work.ports))
      : undefined;
  if (typeof next === 'number') return next;
  await finish(step, work, next ?? outcome);
  return null;
}

function modeFor(modes: readonly LeaveMode[], wanted: LeaveMode): LeaveMode {
  return modes.includes(wanted) ? wanted : (modes[0] ?? 'manual');
}

async function depart(step: Extract<Step, { kind: 'browser' }>, work: Work): Promise<Problem | undefined> {
  const { recorder, ports, edited } = work;
  const prepared = await prepare(step, work);
  if (isProblem(prepared)) return prepared;
  const { sent, planned } = prepared;
  const mode = modeFor(step.modes, recorder.model.mode);
  const { run, target } = recorder.model;
  const departure = { run, step: step.id, mode, request: sent, issuer: target.issuer };
  await ports.expectBack(departure);
  if (work.signal.aborted) return undefined;
  await recorder.append(
    { kind: 'step-started', step: step.id },
    {
      kind: 'redirect-out',
      step: step.id,
      exchange: newId(),
      mode,
      sent,
      ...(edited && differs(sent, planned) ? { planned } : {}),
    },
  );
  try {
    await ports.leave(departure);
  } catch (error) {
    return finish(step, work, problemOf(error, step.id));
  }
  return undefined;
}
