import type { Callback, Flow, Step } from '#flows/flow.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';
import { Subscribable } from '#lib/subscribable.ts';
import type { Failure, HttpRequest } from '#trace/event.ts';
import type { RunSession, RunSnapshot } from './api.ts';
import { contextOf } from './context.ts';
import { answer, draftOf, execute, finish, judge, pollOnce, type Work } from './execute.ts';
import type { Ports } from './ports.ts';
import { problemOf } from './problem-of.ts';
import type { Recorder } from './recorder.ts';

const inDoubt = problem(
  'in-doubt',
  'This request may have gone out already',
  'The page went away before the answer came. It is not sent again by itself: retry from this step.',
);

/** One run, opened in one page. All decisions are made inside `exclusive`, on what is on record by then. */
export class Session extends Subscribable implements RunSession {
  readonly run: string;
  readonly #flow: Flow;
  readonly #recorder: Recorder;
  readonly #ports: Ports;
  #abort: AbortController | undefined;
  /** True while steps follow one another without the person. */
  #goesOn = false;
  #working: Promise<unknown> | undefined;
  #snapshot: RunSnapshot;

  constructor(flow: Flow, recorder: Recorder, ports: Ports) {
    super();
    this.run = recorder.run;
    this.#flow = flow;
    this.#recorder = recorder;
    this.#ports = ports;
    this.#snapshot = { model: recorder.model, shows: [], busy: false };
    recorder.subscribe(() => this.#changed());
  }

  readonly getSnapshot = (): RunSnapshot => this.#snapshot;

  /** Drafts what comes next. Called once after construction, and by itself after each change. */
  async prepare(): Promise<void> {
    const { model } = this.#recorder;
    const step = this.#upcoming()?.step;
    const ctx = contextOf(model, this.#ports);
    const request = step && !this.#abort ? await draftOf(step, ctx) : null;
    if (this.#recorder.model !== model) return;
    const { draft: _draft, ask: _ask, ...rest } = this.#snapshot;
    this.#snapshot = {
      ...rest,
      model,
      shows: this.#shows(),
      ...(step && isProblem(request) ? { draft: { step: step.id, problem: request } } : {}),
      ...(step && request && !isProblem(request) ? { draft: { step: step.id, request } } : {}),
      ...(step?.kind === 'prompt' && step.ask.length > 0 ? { ask: step.ask } : {}),
    };
    this.notify();
  }

  next(edited?: HttpRequest): Promise<Problem | undefined> {
    // Another tab may work on the run meanwhile: a press is for the step that was seen, and so is an edited draft.
    const seen = this.#place();
    return this.#work(async (work) => (this.#place() === seen ? this.#step({ ...work, edited }) : undefined));
  }

  async runToEnd(edited?: HttpRequest): Promise<Problem | undefined> {
    this.#ports.goingOn.set(this.run, true);
    return this.#goOn(edited);
  }

  resume(): Promise<Problem | undefined> {
    return this.#goOn(undefined);
  }

  /** Step after step; an edited draft is for the first of them. */
  async #goOn(edited: HttpRequest | undefined): Promise<Problem | undefined> {
    if (this.#goesOn || this.#abort || !this.#ports.goingOn.get(this.run)) return undefined;
    this.#goesOn = true;
    let refused: Problem | undefined;
    let first = edited;
    try {
      while (this.#ports.goingOn.get(this.run)) {
        const { phase, events } = this.#recorder.model;
        if (phase === 'waiting') break;
        const over = phase === 'stopped' || phase === 'finished';
        if (!over) refused = first ? await this.next(first) : await this.#work((work) => this.#step(work));
        first = undefined;
        const stuck = refused || this.#recorder.model.events.length === events.length;
        if (over || stuck) this.#ports.goingOn.set(this.run, false);
      }
    } finally {
      this.#goesOn = false;
    }
    await this.prepare();
    return refused;
  }

  async retry(from: string, inputs: Record<string, string> = {}, why?: string): Promise<void> {
    await this.#work(async ({ recorder }) => {
      const parent = recorder.model.branch;
      await recorder.append({ kind: 'branch-started', parent, from, inputs, ...(why ? { why } : {}) });
      return undefined;
    });
  }

  async stop(): Promise<void> {
    this.#ports.goingOn.set(this.run, false);
    this.interrupt();
    this.#ports.interruptElsewhere?.(this.run);
    await this.#ports.exclusive(this.run, async () => {
      await this.#recorder.refresh();
      const { phase } = this.#recorder.model;
      if (phase !== 'finished' && phase !== 'stopped') await this.#recorder.append({ kind: 'run-stopped' });
    });
  }

  interrupt(): void {
    this.#abort?.abort();
  }

  async answer(answers: Record<string, string>): Promise<void> {
    await this.#work(async (work) => {
      const step = this.#current();
      if (step?.kind !== 'prompt') return undefined;
      if (this.#statusOf(step) === 'planned')
        await work.recorder.append({ kind: 'step-started', step: step.id });
      return answer(step, work, answers);
    });
    await this.resume();
  }

  async receive(callback: Callback, pasted: boolean): Promise<boolean> {
    let taken = false;
    // A callback comes once: it waits for the work in progress instead of getting lost.
    while (this.#abort) await this.#working?.catch(() => undefined);
    await this.#work(async (work) => {
      const { recorder } = work;
      const { model } = recorder;
      const waiting = model.waitingFor ? model.exchanges.get(model.waitingFor) : undefined;
      const step = waiting && this.#stepOf(waiting.step);
      const { via, url, params } = callback;
      // What a logout brings back is the same at each attempt; a code or a token never is.
      const once = params.some(([name]) => name !== 'state');
      const again = [...model.exchanges.values()].some(
        (one) =>
          one.callback && sameParams(one.callback.params, params) && (once || one.branch === model.branch),
      );
      if (!waiting || step?.kind !== 'browser' || again) {
        const reason = again ? 'twice' : model.phase === 'finished' ? 'finished' : 'not-waiting';
        await recorder.append({ kind: 'callback-refused', reason, url, params });
        return undefined;
      }
      taken = true;
      const durationMs = Math.max(0, this.#ports.now() - waiting.startedAt);
      await recorder.append({
        kind: 'redirect-in',
        step: step.id,
        exchange: waiting.id,
        via,
        pasted,
        url,
        params,
        durationMs,
      });
      await this.#judgeCallback(step, work, waiting.id);
      return this.#finishRun();
    });
    return taken;
  }

  async sawPage(text: string): Promise<void> {
    await this.#work(async (work) => {
      const exchange = work.recorder.model.waitingFor;
      const waiting = exchange && work.recorder.model.exchanges.get(exchange);
      const step = waiting && this.#stepOf(waiting.step);
      if (!exchange || !step) return undefined;
      const seen = problem('page-seen', 'The tenant kept the browser', text.slice(0, 2000), {
        cause: { endpoint: step.id },
      });
      return finish(step, work, seen, [{ kind: 'page-seen', step: step.id, exchange, text }]);
    });
  }

  async unanswered(exchange: string, patienceMs: number): Promise<void> {
    // It is said once: it waits for the work in progress instead of getting lost.
    while (this.#abort) await this.#working?.catch(() => undefined);
    await this.#work(async (work) => {
      const { waitingFor, exchanges } = work.recorder.model;
      const waiting = waitingFor === exchange ? exchanges.get(exchange) : undefined;
      const step = waiting && this.#stepOf(waiting.step);
      if (!waiting || !step) return undefined;
      const failure: Failure = {
        candidates: ['timeout'],
        message: `Nothing came back within ${patienceMs / 1000} s.`,
      };
      const verdict = problem('callback-timeout', 'The tenant did not answer', failure.message, {
        cause: { endpoint: step.id },
      });
      const durationMs = Math.max(0, this.#ports.now() - waiting.startedAt);
      return finish(step, work, verdict, [{ kind: 'failure', step: step.id, exchange, failure, durationMs }]);
    });
  }

  refresh(): Promise<void> {
    return this.#recorder.refresh();
  }

  #changed(): void {
    this.#snapshot = { ...this.#snapshot, model: this.#recorder.model, shows: this.#shows() };
    this.notify();
    // While this page works on the run, what comes next is drafted at the end of the work.
    if (!this.#abort && !this.#goesOn) void this.prepare();
  }

  /** Runs `work` alone on this run, on fresh data, and never twice at once in this page. */
  async #work(work: (work: Work) => Promise<Problem | undefined>): Promise<Problem | undefined> {
    if (this.#abort) return undefined;
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const working = this.#ports.exclusive(this.run, async () => {
        await this.#recorder.refresh();
        // Stopped while another tab was at work: nothing may begin.
        if (abort.signal.aborted) return undefined;
        this.#setBusy(true);
        return work({ recorder: this.#recorder, ports: this.#ports, signal: abort.signal });
      });
      this.#working = working;
      return await working;
    } finally {
      this.#abort = undefined;
      this.#setBusy(false);
      // A run that goes on by itself needs no draft of a request that goes out in a moment.
      if (!this.#goesOn) await this.prepare();
    }
  }

  #setBusy(busy: boolean): void {
    this.#snapshot = { ...this.#snapshot, busy };
    this.#recorder.live = busy;
  }

  async #step(work: Work): Promise<Problem | undefined> {
    if (work.recorder.model.inDoubt) return inDoubt;
    const unfinished = await this.#finishAnswered(work);
    if (unfinished) return undefined;
    const upcoming = this.#upcoming();
    if (!upcoming || (upcoming.step && this.#statusOf(upcoming.step) === 'waiting')) return undefined;
    if (upcoming.skipped.length > 0) await work.recorder.append(...upcoming.skipped);
    if (upcoming.step) {
      const refused =
        upcoming.step.kind === 'request' && upcoming.step.repeat
          ? await this.#poll(upcoming.step, work)
          : await execute(upcoming.step, work);
      if (refused) return refused;
    }
    return this.#finishRun();
  }

  /** A reload may have come between an answer and its verdict: judge what is on record, send nothing. */
  async #finishAnswered(work: Work): Promise<boolean> {
    const { events, branch } = work.recorder.model;
    const step = this.#current();
    const last = events.findLast(
      (event) => 'step' in event && event.step === step?.id && event.branch === branch,
    );
    if (step?.kind === 'request' && last?.kind === 'response') {
      const outcome = await judge(step, work, last.exchange);
      const again =
        isProblem(outcome) && step.repeat?.again(outcome, 0, contextOf(work.recorder.model, work.ports));
      if (typeof again === 'number') return false;
      await finish(step, work, outcome);
    } else if (step?.kind === 'request' && last?.kind === 'failure') {
      await finish(step, work, problem('request-failed', 'No answer came', last.failure.message));
    } else if (step?.kind === 'browser' && last?.kind === 'redirect-in') {
      await this.#judgeCallback(step, work, last.exchange);
    } else {
      return false;
    }
    await this.#finishRun();
    return true;
  }

  async #judgeCallback(
    step: Extract<Step, { kind: 'browser' }>,
    work: Work,
    exchange: string,
  ): Promise<void> {
    const callback = work.recorder.model.exchanges.get(exchange)?.callback;
    if (!callback) return;
    try {
      await finish(step, work, await step.receive(contextOf(work.recorder.model, this.#ports), callback));
    } catch (error) {
      await finish(step, work, problemOf(error, step.id));
    }
  }

  async #poll(step: Extract<Step, { kind: 'request' }>, work: Work): Promise<undefined> {
    const { recorder, ports, signal } = work;
    if (this.#statusOf(step) === 'planned') await recorder.append({ kind: 'step-started', step: step.id });
    let seconds: number | null = step.repeat?.every(contextOf(recorder.model, ports)) ?? null;
    // A page that was reloaded does not fall back to the pace before a `slow_down`.
    const { branch, events } = recorder.model;
    const paced = events.findLast(
      (event) => event.kind === 'poll-waiting' && event.step === step.id && event.branch === branch,
    );
    if (seconds !== null && paced?.kind === 'poll-waiting') seconds = Math.max(seconds, paced.seconds);
    while (seconds !== null && !signal.aborted) {
      await recorder.append({ kind: 'poll-waiting', step: step.id, seconds });
      await ports.wait(seconds * 1000, signal).catch(() => undefined);
      if (signal.aborted) break;
      seconds = await pollOnce(step, work, seconds);
    }
  }

  /** What is skipped is told at once, so that the step shown as the next one is the one that comes. */
  async #finishRun(): Promise<undefined> {
    const upcoming = this.#upcoming();
    if (!upcoming) return undefined;
    const { step, skipped } = upcoming;
    if (!step) await this.#recorder.append(...skipped, { kind: 'run-finished' });
    else if (skipped.length > 0) await this.#recorder.append(...skipped);
    return undefined;
  }

  /** The next step whose condition holds, and the skips before it; nothing when the run stopped, waits or is over. */
  #upcoming() {
    const { model } = this.#recorder;
    if (model.phase === 'stopped' || model.phase === 'finished' || model.waitingFor) return undefined;
    const ctx = contextOf(model, this.#ports);
    const skipped: { kind: 'step-skipped'; step: string; reason: string }[] = [];
    for (const step of this.#flow.steps) {
      const status = this.#statusOf(step);
      if (status === 'done' || status === 'skipped') continue;
      const when = step.when?.(ctx) ?? true;
      if (when === true) return { step, skipped };
      skipped.push({ kind: 'step-skipped', step: step.id, reason: when });
    }
    return { step: undefined, skipped };
  }

  /** The step that comes next in the branch at work. */
  #place(): string {
    return `${this.#recorder.model.branch} ${this.#upcoming()?.step?.id ?? ''}`;
  }

  #shows() {
    const step = this.#current();
    return step?.shows?.(contextOf(this.#recorder.model, this.#ports)) ?? [];
  }

  #current(): Step | undefined {
    const { current } = this.#recorder.model;
    return current && this.#stepOf(current.id);
  }

  #stepOf(id: string): Step | undefined {
    return this.#flow.steps.find((step) => step.id === id);
  }

  #statusOf(step: Step) {
    return this.#recorder.model.steps.find((view) => view.id === step.id)?.status;
  }
}

function sameParams(one: [string, string][], other: [string, string][]): boolean {
  return one.length > 0 && JSON.stringify(one) === JSON.stringify(other);
}
