/** A request and its answer. The request is on record before it goes out, the answer before it is judged. */

import type { Outcome, RequestStep } from '#flows/flow.ts';
import { newId } from '#lib/ids.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';
import { heaviestOf } from '#trace/check-weight.ts';
import type { HttpRequest, HttpResponse } from '#trace/event.ts';
import { contextOf } from './context.ts';
import { canBeMended, draftOf, type Press } from './draft.ts';
import { failureOf, opaqueRedirect } from './failure.ts';
import { editOf, type RunParts } from './run-parts.ts';
import { attempt, firstPause, remark, settle } from './settle.ts';
import { openedResponse, refuseReferences } from './vault.ts';
import { answerOf, asSent, KEPT_BYTES, recordResponse, refuseAddress, toRequest } from './wire.ts';

type Prepared = { request: Request; sent: HttpRequest };

export async function sendRequest(
  parts: RunParts,
  step: RequestStep,
  press: Press,
): Promise<Problem | undefined> {
  const { recorder } = parts;
  const view = recorder.model.steps.find(({ id }) => id === step.id);
  const starts = view?.status === 'planned' ? [{ kind: 'step-started' as const, step: step.id }] : [];
  if (starts.length > 0 && step.first) {
    const seconds = await attempt(step, () => step.first?.(contextOf(parts, step)) ?? 0);
    recorder.note(...starts);
    if (isProblem(seconds)) settle(parts, step, seconds);
    else recorder.note(firstPause(step, seconds));
    return undefined;
  }
  const draft = press.draft ?? (await draftOf(parts, step));
  if (!draft || draft.problem) {
    const verdict = draft?.problem ?? problem('unexpected-error', 'Nothing to send', step.id);
    if (canBeMended(verdict)) return verdict;
    recorder.note(...starts);
    settle(parts, step, verdict);
    return undefined;
  }
  if (!draft.request) return problem('unexpected-error', 'Nothing to send', step.id);
  const edit = press.edit ?? editOf(parts, step, { request: draft.request });
  const asked = edit && 'request' in edit ? edit.request : draft.request;
  if (asked === draft.request && refuseAddress(asked)) {
    recorder.note(...starts);
    settle(parts, step, unusable(asked));
    return undefined;
  }
  const prepared = prepare(parts, asked, press.signal);
  if (isProblem(prepared)) return prepared;

  const elsewhere = edit && 'answer' in edit && edit.elsewhere ? edit.answer : undefined;
  const notThere = elsewhere ? undefined : await parts.ports.whenReachable(asked.url);
  if (notThere) return notThere;
  const exchange = newId();
  const about = { step: step.id, exchange };
  const changed = differs(prepared.sent, draft.request) ? { planned: draft.request } : {};
  const refused = await recorder.append(...starts, {
    kind: 'request',
    ...about,
    sent: prepared.sent,
    ...changed,
    ...(elsewhere ? { elsewhere: true as const } : {}),
  });
  if (refused) return refused;
  if (elsewhere) {
    recorder.note({ kind: 'response', ...about, response: elsewhere, durationMs: 0, brought: true });
    settle(parts, step, await judge(parts, step, elsewhere, true));
    return undefined;
  }
  settle(parts, step, await exchangeOnce(parts, step, about, prepared.request));
  return undefined;
}

function prepare({ ports }: RunParts, asked: HttpRequest, signal: AbortSignal): Prepared | Problem {
  try {
    const missing = refuseAddress(asked) ?? refuseReferences(asked);
    if (missing) return missing;
    const request = toRequest(asked, ports.inTime(signal));
    return { request, sent: asSent(request, asked.body) };
  } catch (error) {
    return problem('draft-invalid', 'The browser would refuse this request', String(error));
  }
}

/** Nobody edited it: the address is what discovery, or a setting, says. */
function unusable({ method, url }: HttpRequest): Problem {
  return problem(
    'metadata-invalid',
    'The tenant names no usable address for this step',
    `\`${method}\` goes to \`${url}\`, which no browser asks: it is no whole http or https address, or holds a password. Nothing was sent. The tenant has to mend its discovery document; edit the address of the draft to go on without it.`,
    { spec: 'OpenID Connect Discovery 1.0 section 3', cause: { url } },
  );
}

const differs = (sent: HttpRequest, planned: HttpRequest) => JSON.stringify(sent) !== JSON.stringify(planned);

type About = { step: string; exchange: string };

/** Sends once, records what came whole, and judges it. */
async function exchangeOnce(
  parts: RunParts,
  step: RequestStep,
  about: About,
  request: Request,
): Promise<Outcome> {
  const { recorder, ports } = parts;
  const begun = ports.now();
  const durationMs = () => Math.max(0, ports.now() - begun);
  let came: HttpResponse;
  try {
    const response = await ports.fetch(request);
    if (response.type === 'opaqueredirect') {
      recorder.note({ kind: 'failure', ...about, failure: opaqueRedirect, durationMs: durationMs() });
      return problem('request-failed', 'The answer cannot be read', opaqueRedirect.message, {
        cause: { candidates: opaqueRedirect.candidates },
      });
    }
    came = await recordResponse(response, ports.circumstances(request).crossOrigin);
  } catch (error) {
    const failure = failureOf(error, ports.circumstances(request), request.url);
    recorder.note({ kind: 'failure', ...about, failure, durationMs: durationMs() });
    if (failure.candidates[0] === 'aborted') return problem('stopped', 'No answer came', failure.message);
    return unanswered(parts, step, failure.message, failure.candidates);
  }
  const edit = editOf(parts, step, { answer: came });
  const response = edit && 'answer' in edit ? edit.answer : came;
  const replaced = response === came ? {} : { came };
  recorder.note({ kind: 'response', ...about, response, durationMs: durationMs(), ...replaced });
  return judge(parts, step, response, false);
}

/** A step that polls may ask again after a request that was lost; any other has failed. */
export async function unanswered(
  parts: RunParts,
  step: RequestStep,
  message: string,
  candidates: string[],
): Promise<Outcome> {
  const lost = problem('request-failed', 'No answer came', message, { cause: { candidates } });
  const again = await attempt(step, () => step.again?.(lost, contextOf(parts, step), undefined));
  return again ?? lost;
}

/** Judges an answer that is on record: right after it came, or after a reload in between. */
export async function judge(
  parts: RunParts,
  step: RequestStep,
  recorded: HttpResponse,
  brought: boolean,
): Promise<Outcome> {
  if (recorded.truncated) {
    return problem(
      'answer-cut',
      'The answer is longer than what is read here',
      `Grantscope reads ${KEPT_BYTES / 1024 / 1024} MiB of a body and no more. The cut is ours: the tenant may have answered well.`,
    );
  }
  if (recorded.brokenOff) {
    return problem(
      'answer-broken-off',
      'The answer broke off',
      `The connection ended in the middle of the body, after status ${recorded.status}. What came is on the exchange. A proxy, a compression that is broken, or the tenant ended it.`,
    );
  }
  const answer = answerOf(openedResponse(parts.ports.vault, parts.run, recorded), brought);
  const ctx = contextOf(parts, step);
  const stopped = await remark(parts, step, answer);
  const outcome = await attempt(step, () => step.receive(ctx, answer), { run: ctx, answer });
  if (!isProblem(outcome)) return stopped ?? outcome;
  const again = step.again && (await attempt(step, () => step.again?.(outcome, ctx, answer)));
  // A forged answer is told as that, whatever else is wrong with it; what nobody could judge leaves the step its refusal.
  return again ?? (stopped && stoppedByFailure(parts, step) ? stopped : outcome);
}

function stoppedByFailure({ recorder }: RunParts, { id }: RequestStep): boolean {
  const remarks = recorder.model.events.findLast((event) => event.kind === 'checked' && event.step === id);
  return remarks?.kind === 'checked' && heaviestOf(remarks.checks) === 'fail';
}
