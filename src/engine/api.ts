/** What the page may ask of the engine. Implemented in `engine.ts` and `session.ts`. */
import type { Edit, Experiment } from '#flows/experiment.ts';
import type { Callback, Display, Flow, Input } from '#flows/flow.ts';
import type { Problem } from '#lib/problem.ts';
import type { Document, HttpRequest, LeaveMode, ParamList, Target } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';

export type StartOptions = {
  flow: string;
  target: Target;
  inputs: Record<string, string>;
  extra: ParamList;
  mode: LeaveMode;
  experiment?: string;
};

/** What the step that comes next will send or sign; or why it cannot be made. It goes out as it is, or as edited. */
export type Draft =
  | { step: string; request: HttpRequest; document?: undefined; problem?: undefined }
  | { step: string; document: Document; request?: undefined; problem?: undefined }
  | { step: string; problem: Problem; request?: undefined; document?: undefined };

export type RunSnapshot = {
  model: TraceModel;
  /** Present when the next step sends a request or the browser, or signs a document. */
  draft?: Draft;
  /** Present when the next step is a prompt. */
  ask?: Input[];
  /** What the current step shows while it waits, or the last one has shown. */
  shows: Display[];
  busy: boolean;
  /** Why the run can only be read, or why what happened is not kept yet. */
  notice?: Problem;
};

/** Each press gives a Problem when it is refused: nothing was done then. */
export type RunSession = {
  readonly run: string;
  getSnapshot(): RunSnapshot;
  subscribe(listener: () => void): () => void;
  /**
   * Runs the next step; one that polls runs until it is over. `edit` replaces the draft, the values that a local step
   * made, or the answer of a request that runs elsewhere.
   */
  next(edit?: Edit): Promise<Problem | undefined>;
  /** Steps until something waits for the person, fails, or the end. Goes on after a trip to the tenant. */
  runToEnd(edit?: Edit): Promise<Problem | undefined>;
  /**
   * After a callback or a reload: goes on if the person had asked to run to the end, and asks again for a read that lost
   * its answer with its page. Does nothing while the run is at work.
   */
  resume(): Promise<Problem | undefined>;
  /**
   * Opens a new branch that starts again at a step, or earlier where that step needs what is spent (`restartFrom`);
   * `inputs` override the run's. Sends nothing yet.
   */
  retry(from: string, inputs?: Record<string, string>, why?: string): Promise<Problem | undefined>;
  /** Goes on although checks could not be judged (`openChecks`): that is on record. Runs nothing yet. */
  goOn(): Promise<Problem | undefined>;
  /** Stops what runs or waits. */
  stop(): Promise<void>;
  /** Ends what this page has under way on the run, because another tab stops it. */
  interrupt(): void;
  answer(answers: Record<string, string>): Promise<Problem | undefined>;
  /** Hands over a callback. Returns false when it was refused; the refusal is on the trace. */
  receive(callback: Callback, pasted: boolean): Promise<boolean>;
  /** The tenant kept the browser: what the person saw there. Fails the waiting step. */
  sawPage(text: string): Promise<Problem | undefined>;
  /**
   * The page gave up on a trip that nobody can see, such as a hidden frame, after `patienceMs`. Fails the step that
   * waits for exactly this exchange; does nothing when it waits no more.
   */
  unanswered(exchange: string, patienceMs: number): Promise<void>;
  /** Drafts what comes next; `anew` where what it was made of has changed, such as a secret. */
  prepare(options?: { anew?: boolean }): Promise<void>;
  /** Reads what another tab appended. */
  refresh(): Promise<void>;
};

export type Engine = {
  /** Writes the first events and returns the run's id. Sends nothing. */
  start(options: StartOptions): Promise<string>;
  /** Rejects with a Problem `run-not-found` when there is no such run. One session a run and page. */
  open(run: string): Promise<RunSession>;
  /** The session of a run if this page has it open. */
  opened(run: string): Promise<RunSession> | undefined;
};

export type FindFlow = (id: string) => Promise<Flow | undefined>;
export type FindExperiment = (id: string) => Promise<Experiment | undefined>;
