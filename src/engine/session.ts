import type { Edit } from '#flows/experiment.ts';
import type { Callback } from '#flows/flow.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';
import { Subscribable } from '#lib/subscribable.ts';
import { isInDoubt } from '#trace/restart.ts';
import type { Draft, RunSession, RunSnapshot } from './api.ts';
import { arrive } from './arrival.ts';
import { catchUp } from './catch-up.ts';
import { draftOf } from './draft.ts';
import { noteFaults } from './note-faults.ts';
import { perform, takeAnswers } from './perform.ts';
import { placeOf, upcoming } from './plan.ts';
import { answerWith, beginAgain, goOnWithout } from './presses.ts';
import { problemOf } from './problem-of.ts';
import { asked } from './prompt.ts';
import type { RunParts } from './run-parts.ts';
import { settle } from './settle.ts';
import { snapshotOf } from './snapshot.ts';
import { gaveUp, sawPage } from './trip-end.ts';
import { busy, Turn } from './turn.ts';

const inDoubt = problem(
  'in-doubt',
  'This request may have gone out already',
  'The page went away before the answer came. It is not sent again by itself: what it carried is good once.',
);
const readAgain = problem(
  'request-failed',
  'The page went away before the answer came',
  'It only reads, so it is asked again.',
);
const otherTab = problem(
  'already-done',
  'Another tab was faster',
  'The run has gone on since; what it did is on the timeline.',
);

/** One run, opened in one page. All decisions are made in a turn, on what is on record by then. */
export class Session extends Subscribable implements RunSession {
  readonly run: string;
  readonly #parts: RunParts;
  readonly #turn: Turn;
  readonly #readOnly: Problem | undefined;
  /** Ends the pause between two tries. */
  #pause: AbortController | undefined;
  /** True while steps follow one another without the person. */
  #goesOn = false;
  #draft: (Draft & { place: string }) | undefined;
  #snapshot: RunSnapshot | undefined;

  constructor(parts: RunParts, readOnly?: Problem) {
    super();
    this.run = parts.run;
    this.#parts = parts;
    this.#readOnly = readOnly;
    this.#turn = new Turn(parts.recorder, parts.ports);
    parts.recorder.subscribe(() => this.#changed());
  }

  readonly getSnapshot = (): RunSnapshot => {
    this.#snapshot ??= snapshotOf(this.#parts, {
      draft: this.#draft,
      busy: this.#turn.taken || this.#pause !== undefined,
      readOnly: this.#readOnly,
    });
    return this.#snapshot;
  };

  /** Drafts what comes next, unless that is on screen already. */
  async prepare({ anew = false }: { anew?: boolean } = {}): Promise<void> {
    if (this.#readOnly || this.#turn.taken) return;
    const place = placeOf(this.#parts);
    if (this.#draft?.place !== place || anew) {
      const step = upcoming(this.#parts)?.step;
      // What came is judged first: the next request may be made of it.
      const { inDoubt, current } = this.#parts.recorder.model;
      const isSettled = inDoubt === undefined && current?.unjudged === undefined;
      const draft = step && isSettled ? await draftOf(this.#parts, step) : undefined;
      if (this.#turn.taken || placeOf(this.#parts) !== place) return;
      this.#draft = draft && { ...draft, place };
    }
    this.#tell();
  }

  async next(edit?: Edit): Promise<Problem | undefined> {
    // Another tab may work on the run meanwhile: a press is for the step that was seen, and so is an edited draft.
    const seen = placeOf(this.#parts);
    const step = upcoming(this.#parts)?.step?.id;
    const refused = await this.#advance(edit, seen, () => this.#parts.recorder.model.current?.id === step);
    return refused === 'cut' ? undefined : refused;
  }

  async runToEnd(edit?: Edit): Promise<Problem | undefined> {
    if (this.#readOnly) return this.#readOnly;
    if (this.#turn.taken || this.#goesOn) return busy;
    this.#parts.ports.goingOn.set(this.run, true);
    return this.#goOn(edit);
  }

  async resume(): Promise<Problem | undefined> {
    if (this.#turn.taken || this.#readOnly) return undefined;
    const { model } = this.#parts.recorder;
    const toTheEnd = this.#parts.ports.goingOn.get(this.run);
    if (toTheEnd || model.phase !== 'paused' || !model.inDoubt || isInDoubt(model))
      return this.#goOn(undefined);
    const refused = await this.#advance(undefined, placeOf(this.#parts), () => false);
    // Another tab had it on its way, and its answer is here.
    return refused === 'cut' || refused === otherTab ? undefined : refused;
  }

  async #goOn(edit: Edit | undefined): Promise<Problem | undefined> {
    const { goingOn } = this.#parts.ports;
    if (this.#goesOn || !goingOn.get(this.run)) return undefined;
    this.#goesOn = true;
    try {
      // An edited draft is for the step that was seen; without one the run goes on from wherever it stands.
      const seen = edit && placeOf(this.#parts);
      const refused = await this.#advance(edit, seen, () => goingOn.get(this.run));
      // Who cut the pause short says how it goes on.
      if (refused === 'cut') return undefined;
      if (refused || this.#parts.recorder.model.phase !== 'waiting') goingOn.set(this.run, false);
      return refused;
    } finally {
      this.#goesOn = false;
      await this.prepare();
    }
  }

  /** Step after step while `more` says so; an edit is for the first of them. Lets go of the run between two tries. */
  async #advance(
    edit: Edit | undefined,
    seen: string | undefined,
    more: () => boolean,
  ): Promise<Problem | 'cut' | undefined> {
    if (this.#readOnly) return this.#readOnly;
    if (this.#turn.taken || this.#pause) return busy;
    const { recorder } = this.#parts;
    let first: Edit | undefined = edit;
    let place = seen;
    let isDue = false;
    for (;;) {
      let moved = false;
      let interrupted = false;
      const refused = await this.#work(async (signal) => {
        if (place !== undefined && placeOf(this.#parts) !== place) return otherTab;
        place = undefined;
        do {
          const before = recorder.length;
          const problem = await this.#step(first, signal, isDue);
          first = undefined;
          isDue = false;
          if (problem) return problem;
          moved = recorder.length > before;
        } while (moved && !signal.aborted && this.#pauseLeft() === 0 && more());
        interrupted = signal.aborted;
        return undefined;
      });
      if (refused || interrupted || !more() || (!moved && this.#pauseLeft() === 0)) return refused;
      if (!(await this.#waitForTheNextTry())) return 'cut';
      isDue = true;
    }
  }

  async #step(edit: Edit | undefined, signal: AbortSignal, isDue: boolean): Promise<Problem | undefined> {
    const { recorder, code } = this.#parts;
    const { model } = recorder;
    const lost = model.inDoubt === undefined ? undefined : model.exchanges.get(model.inDoubt);
    if (lost) {
      if (isInDoubt(model)) return inDoubt;
      recorder.note({ kind: 'again', step: lost.step, from: lost.step, afterSeconds: 0, because: readAgain });
    }
    if (await catchUp(this.#parts, model.current && code.get(model.current.id))) return undefined;
    const next = upcoming(this.#parts);
    if (!next) return undefined;
    if (next.step && statusOf(this.#parts, next.step.id) === 'waiting') {
      // The page went between the question and its answer, and nothing is asked.
      if (next.step.kind === 'prompt' && asked(this.#parts, next.step).length === 0) {
        takeAnswers(this.#parts, next.step, {});
      }
      return undefined;
    }
    // A pause that another page began, or this one before a reload.
    if (!isDue && this.#pauseLeft() > 0) return undefined;
    const place = placeOf(this.#parts);
    if (next.skipped.length > 0) recorder.note(...next.skipped);
    const draft = this.#draft?.place === place ? this.#draft : undefined;
    this.#draft = undefined;
    // What the person had made of a read goes out again as it was.
    const asSent = lost?.planned && lost.sent ? { request: lost.sent } : undefined;
    return next.step && perform(this.#parts, next.step, { draft, edit: edit ?? asSent, signal });
  }

  /** Milliseconds until the step that comes next may ask again. */
  #pauseLeft(): number {
    const { model } = this.#parts.recorder;
    if (model.phase === 'stopped' || model.phase === 'finished') return 0;
    return Math.max(0, (model.current?.notBefore ?? 0) - this.#parts.ports.now());
  }

  /** False when the pause was cut short: by a stop, a retry or an answer. */
  async #waitForTheNextTry(): Promise<boolean> {
    const left = this.#pauseLeft();
    if (left === 0) return true;
    const pause = new AbortController();
    this.#pause = pause;
    this.#parts.recorder.live = true;
    this.#tell();
    try {
      await this.#parts.ports.wait(left, pause.signal);
    } catch {
      return false;
    } finally {
      this.#pause = undefined;
      this.#parts.recorder.live = false;
      this.#tell();
    }
    return !pause.signal.aborted;
  }

  async retry(from: string, inputs: Record<string, string> = {}, why?: string): Promise<Problem | undefined> {
    const seen = this.#parts.recorder.model.branch;
    this.#pause?.abort();
    return this.#work(async () =>
      this.#parts.recorder.model.branch === seen ? beginAgain(this.#parts, from, inputs, why) : otherTab,
    );
  }

  async goOn(): Promise<Problem | undefined> {
    const seen = placeOf(this.#parts);
    return this.#work(async () => (placeOf(this.#parts) === seen ? goOnWithout(this.#parts) : otherTab));
  }

  async stop(): Promise<void> {
    const { ports, recorder } = this.#parts;
    if (this.#readOnly) return;
    ports.goingOn.set(this.run, false);
    this.interrupt();
    ports.interruptElsewhere?.(this.run);
    await ports.exclusive(this.run, async () => {
      await recorder.refresh();
      const { phase } = recorder.model;
      if (phase !== 'finished' && phase !== 'stopped') recorder.note({ kind: 'run-stopped' });
      await recorder.settled();
    });
    this.#draft = undefined;
    await this.prepare();
  }

  interrupt(): void {
    this.#pause?.abort();
    this.#turn.interrupt();
  }

  async answer(answers: Record<string, string>): Promise<Problem | undefined> {
    this.#pause?.abort();
    const refused = await this.#work(async () => answerWith(this.#parts, answers));
    return refused ?? this.resume();
  }

  async receive(callback: Callback, pasted: boolean): Promise<boolean> {
    if (this.#readOnly) return false;
    let taken = false;
    // A callback comes once: it waits for the work in progress instead of getting lost.
    while (this.#turn.taken) await this.#turn.free();
    await this.#work(async () => {
      taken = await arrive(this.#parts, callback, pasted);
      return undefined;
    });
    return taken;
  }

  async sawPage(text: string): Promise<Problem | undefined> {
    return this.#work(async () => {
      const { waitingFor } = this.#parts.recorder.model;
      if (waitingFor) sawPage(this.#parts, waitingFor, text);
      return undefined;
    });
  }

  async unanswered(exchange: string, patienceMs: number): Promise<void> {
    // It is said once: it waits for the work in progress instead of getting lost.
    while (this.#turn.taken) await this.#turn.free();
    await this.#work(async () => {
      const { waitingFor } = this.#parts.recorder.model;
      if (waitingFor === exchange) gaveUp(this.#parts, exchange, patienceMs);
      return undefined;
    });
  }

  async refresh(): Promise<void> {
    await this.#parts.recorder.refresh();
  }

  async #work(work: (signal: AbortSignal) => Promise<Problem | undefined>): Promise<Problem | undefined> {
    if (this.#readOnly) return this.#readOnly;
    const taking = this.#turn.take(async (signal) => {
      const refused = await work(signal);
      // A fault that was switched on in mid-run explains what failed now.
      if (this.#parts.recorder.model.problem) await noteFaults(this.#parts);
      return refused;
    });
    this.#tell();
    try {
      return (await taking) ?? (await this.#leave());
    } catch (error) {
      if (isProblem(error)) return error;
      throw error;
    } finally {
      // A run that goes on by itself needs no draft of a request that goes out in a moment.
      if (this.#goesOn) this.#tell();
      else await this.prepare();
    }
  }

  /** Leaves for the tenant once the run is let go of: the page that comes back waits for its lock. */
  async #leave(): Promise<Problem | undefined> {
    const { departing, ports } = this.#parts;
    if (!departing) return undefined;
    delete this.#parts.departing;
    try {
      await ports.leave(departing.departure);
      return undefined;
    } catch (error) {
      const { step } = departing;
      return this.#turn.take(async () => {
        settle(this.#parts, step, problemOf(error, step.id));
        return undefined;
      });
    }
  }

  #changed(): void {
    this.#tell();
    // While this page works on the run, what comes next is drafted at the end of the work.
    if (!this.#turn.taken && !this.#goesOn && !this.#pause) void this.prepare();
  }

  #tell(): void {
    this.#snapshot = undefined;
    this.notify();
  }
}

function statusOf({ recorder }: RunParts, id: string) {
  return recorder.model.steps.find((view) => view.id === id)?.status;
}
