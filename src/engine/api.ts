/** What the page may ask of the engine. Implemented in `engine.ts` and `run-session.ts`. */
import type { Callback, Display, Flow, Input } from '#flows/flow.ts';
import type { Problem } from '#lib/problem.ts';
import type { HttpRequest, LeaveMode, ParamList, Target } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';

export type StartOptions = {
  flow: string;
  target: Target;
  inputs: Record<string, string>;
  extra: ParamList;
  mode: LeaveMode;
};

/** The request of the step that comes next, before it is sent. */
export type Draft =
  | { step: string; request: HttpRequest; problem?: undefined }
  | { step: string; problem: Problem };

export type RunSnapshot = {
  model: TraceModel;
  /** Present when the next step sends a request or the browser. */
  draft?: Draft;
  /** Present when the next step is a prompt. */
  ask?: Input[];
  /** What the current step shows while it waits. */
  shows: Display[];
  busy: boolean;
};

export type RunSession = {
  readonly run: string;
  getSnapshot(): RunSnapshot;
  subscribe(listener: () => void): () => void;
  /**
   * Runs the next step. `edited` replaces the draft of a request or browser step. Returns a Problem, and does
   * nothing, when the draft cannot be sent as it is.
   */
  next(edited?: HttpRequest): Promise<Problem | undefined>;
  /** Steps until something waits for the person, fails, or the end. Goes on after a trip to the tenant. */
  runToEnd(edited?: HttpRequest): Promise<Problem | undefined>;
  /** Goes on if the person had asked to run to the end: after a callback, or after a reload. */
  resume(): Promise<Problem | undefined>;
  /** Opens a new branch that starts again at a step; `inputs` override the run's. Sends nothing yet. */
  retry(from: string, inputs?: Record<string, string>, why?: string): Promise<void>;
  /** Stops what runs or waits. */
  stop(): Promise<void>;
  /** Ends what this page has under way on the run, because another tab stops it. */
  interrupt(): void;
  answer(answers: Record<string, string>): Promise<void>;
  /** Hands over a callback. Returns false when it was refused; the refusal is on the trace. */
  receive(callback: Callback, pasted: boolean): Promise<boolean>;
  /** The tenant kept the browser: what the person saw there. Fails the waiting step. */
  sawPage(text: string): Promise<void>;
  /**
   * The page gave up on a trip that nobody can see, such as a hidden frame, after `patienceMs`. Fails the step that
   * waits for exactly this exchange; does nothing when it waits no more.
   */
  unanswered(exchange: string, patienceMs: number): Promise<void>;
  /** Drafts again what comes next, e.g. after a secret was entered. */
  prepare(): Promise<void>;
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
