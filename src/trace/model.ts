/** The read-only view of a trace that panels, rules and the engine share. Built once from the events. */
import type { Json } from '#lib/json.ts';
import type { Problem } from '#lib/problem.ts';
import type { ExchangeView } from './build/exchanges.ts';
import type { CheckWeight } from './check-weight.ts';
import type {
  CallbackVia,
  Channel,
  Check,
  Expected,
  Failure,
  HttpRequest,
  HttpResponse,
  Imported,
  Lane,
  LeaveMode,
  ParamList,
  PlannedStep,
  Target,
  TraceEvent,
} from './event.ts';

export type RunPhase = 'ready' | 'running' | 'waiting' | 'paused' | 'stopped' | 'finished';

export type StepStatus = 'planned' | 'running' | 'waiting' | 'done' | 'failed' | 'skipped';

export type StepView = PlannedStep & {
  index: number;
  status: StepStatus;
  /** The branch its latest attempt ran in. */
  branch: number;
  durationMs?: number;
  /** Why it was skipped. */
  reason?: string;
  problem?: Problem;
  startedAt?: number;
  /** How often its request went out in this attempt, and the last pause between two tries. */
  tries: number;
  paceSeconds: number;
  /** Why it is asked again, and when it may be: milliseconds since the epoch. */
  because?: Problem;
  notBefore?: number;
  /** The exchange that has an answer or a callback, and no verdict yet. */
  unjudged?: string;
  /** What its checks weigh in all: remarks on what came, or the checks of a step that checks. */
  weight?: CheckWeight;
  /** The checks that nobody could judge, where the person went on all the same. */
  wentOn?: readonly string[];
};

/** One request and its response, or one trip of the browser. */
export type Exchange = {
  id: string;
  step: string;
  branch: number;
  channel: Channel;
  /** Nothing where nobody left from here: somebody else begins, and the page waits. */
  sent?: HttpRequest;
  planned?: HttpRequest;
  /** A person runs it somewhere else and brings the answer. */
  elsewhere?: true;
  /** How what comes back is recognised. */
  expected?: Expected;
  /** `seq` of the request, redirect-out or awaiting event; of the response, failure or redirect-in event. */
  requestEvent: number;
  responseEvent?: number;
  startedAt: number;
  durationMs?: number;
  response?: HttpResponse;
  /** The answer was pasted by a person. */
  brought?: true;
  /** What the tenant had answered, where the person put another answer in its place. */
  came?: HttpResponse;
  failure?: Failure;
  mode?: LeaveMode;
  callback?: {
    via: CallbackVia;
    pasted: boolean;
    url: string;
    params: ParamList;
    came?: ParamList;
  };
  pageSeen?: string;
};

/** One line of the timeline. `number` is what people see and cite as #7. */
export type Row = {
  id: string;
  number: number;
  kind:
    | 'request'
    | 'redirect-out'
    | 'redirect-in'
    | 'awaiting'
    | 'local'
    | 'check'
    | 'prompt'
    | 'page-seen'
    | 'refused'
    | 'note';
  channel: Channel;
  step?: string;
  branch: number;
  /** Seqs of the events shown in it. */
  events: number[];
  exchange?: string;
  /** Method and path, or the names of the values made. */
  method?: string;
  label: string;
  status: string;
  /** True when the status reads as a failure. */
  bad: boolean;
  /** What the checks that it shows weigh in all; missing where it shows none. */
  weight?: CheckWeight;
  from: Lane;
  to: Lane;
  startedAt: number;
  durationMs?: number;
};

export type ValueView = {
  name: string;
  value: Json;
  /** Seq of the event that made it: the response, redirect-in or produced event. */
  event: number;
  step: string;
};

/** A value that one step made; `heldBy` is that step, or the one that it was handed to. */
export type Making = ValueView & { heldBy: string };

/** Where an attempt began, and why there. */
export type BranchStart = {
  branch: number;
  parent?: number;
  from?: string;
  why?: string;
  /** The step that was to be tried again, where `from` lies before it; and what was used up and is made anew. */
  wanted?: string;
  spent?: readonly string[];
  /** The inputs that it overrides, by name. */
  changed?: readonly string[];
  startedAt: number;
};

/** One attempt: the newest as it stands, an older one as it stood when the next began. */
export type BranchView = BranchStart & {
  updatedAt: number;
  phase: RunPhase;
  /** The step that it stopped at, waits at or comes to next. */
  current?: StepView;
  problem?: Problem;
};

/** One moment of a trace. Never changes: what comes later makes another one. Its lists are made when asked for. */
export type TraceModel = {
  readonly run: string;
  readonly flow: string;
  readonly title: string;
  /** Whom the run talks to and as whom, with the changes that the steps of this branch made. */
  readonly target: Target;
  /** The run's inputs with the current branch's overrides. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly extra: ParamList;
  readonly mode: LeaveMode;
  readonly experiment: string | undefined;
  /** The file that it was opened from; undefined where it ran here. */
  readonly imported: Imported | undefined;
  readonly startedAt: number;
  /** When the last event was. */
  readonly updatedAt: number;
  readonly phase: RunPhase;
  /** The step that runs, waits or comes next; undefined when finished. */
  readonly current: StepView | undefined;
  /** Steps of the current branch, those before its start taken over from its parents. */
  readonly steps: readonly StepView[];
  readonly rows: readonly Row[];
  readonly exchanges: ExchangeView;
  /** Values of the current branch. */
  readonly values: ReadonlyMap<string, ValueView>;
  /** All that its steps made, in the order of the plan, those too that a later step has made anew. */
  readonly made: readonly Making[];
  readonly checks: readonly Check[];
  readonly branch: number;
  readonly branches: readonly BranchView[];
  /** What stopped the current branch. */
  readonly problem: Problem | undefined;
  /**
   * Request that went out and has no answer. While the phase is `running` one may still come; else nobody can
   * tell whether it arrived. A read is sent again (`isRead`); anything else never is by itself.
   */
  readonly inDoubt: string | undefined;
  /** Exchange that waits for the browser to come back. */
  readonly waitingFor: string | undefined;
  readonly events: readonly TraceEvent[];
  rowOf(seq: number): Row | undefined;
};

/** The row that shows the event with this `seq`; undefined for events that have no row of their own. */
export function rowOfEvent(model: TraceModel, seq: number): Row | undefined {
  return model.rowOf(seq);
}
