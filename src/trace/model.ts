/** The read-only view of a trace that panels, rules and the engine share. Built once from the events. */
import type { Json } from '#lib/json.ts';
import type { Problem } from '#lib/problem.ts';
import { Exchanges } from './build/exchanges.ts';
import { standing } from './build/phase.ts';
import { Rows } from './build/rows.ts';
import { Steps } from './build/steps.ts';
import { valuesOf } from './build/values.ts';
import type {
  Channel,
  Check,
  Failure,
  HttpRequest,
  HttpResponse,
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
  /** Ids of its rows, all branches, oldest first. */
  rows: string[];
};

/** One request and its response, or one trip of the browser. */
export type Exchange = {
  id: string;
  step: string;
  branch: number;
  channel: Channel;
  sent: HttpRequest;
  planned?: HttpRequest;
  /** `seq` of the request or redirect-out event; of the response, failure or redirect-in event. */
  requestEvent: number;
  responseEvent?: number;
  startedAt: number;
  durationMs?: number;
  response?: HttpResponse;
  failure?: Failure;
  mode?: LeaveMode;
  callback?: {
    via: 'query' | 'fragment' | 'form_post' | 'none';
    pasted: boolean;
    url: string;
    params: ParamList;
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

export type BranchView = { branch: number; parent?: number; from?: string; why?: string; startedAt: number };

export type TraceModel = {
  run: string;
  flow: string;
  title: string;
  target: Target;
  /** The run's inputs with the current branch's overrides. */
  inputs: Record<string, string>;
  extra: ParamList;
  mode: LeaveMode;
  startedAt: number;
  phase: RunPhase;
  /** The step that runs, waits or comes next; undefined when finished. */
  current?: StepView;
  /** Steps of the current branch, those before its start taken over from its parents. */
  steps: StepView[];
  rows: Row[];
  exchanges: ReadonlyMap<string, Exchange>;
  /** Values of the current branch. */
  values: ReadonlyMap<string, ValueView>;
  checks: Check[];
  branch: number;
  branches: BranchView[];
  /** What stopped the current branch. */
  problem?: Problem;
  /**
   * Request that went out and has no answer. While the phase is `running` one may still come; else nobody can
   * tell whether it arrived, and it is never sent again by itself.
   */
  inDoubt?: string;
  /** Exchange that waits for the browser to come back. */
  waitingFor?: string;
  events: readonly TraceEvent[];
};

/**
 * Builds the view of a trace as its events come; each event is read once. `live`: this page works on the run right
 * now. The trace cannot tell: a request without an answer looks the same in flight and after a crash.
 */
export class ModelBuilder {
  readonly #started: Extract<TraceEvent, { kind: 'run-started' }>;
  readonly #events: TraceEvent[] = [];
  readonly #steps: Steps;
  readonly #exchanges = new Exchanges();
  readonly #rows: Rows;

  /** The first event is `run-started`; anything else is a bug of the caller (`readTraceFile` checks what comes in). */
  constructor(events: readonly TraceEvent[]) {
    const started = events[0];
    if (started?.kind !== 'run-started') throw new RangeError('A trace begins with run-started.');
    this.#started = started;
    this.#steps = new Steps(started);
    this.#rows = new Rows(started.target.issuer, started.plan, (step) => this.#steps.rowsOf(step));
    this.add(events);
  }

  get length(): number {
    return this.#events.length;
  }

  /** Events that follow those before, in order. */
  add(events: readonly TraceEvent[]): void {
    for (const event of events) {
      this.#events.push(event);
      this.#steps.take(event);
      this.#exchanges.take(event);
      this.#rows.take(event);
    }
  }

  /** The view as it stands. Later events do not change its lists. */
  model({ live = false }: { live?: boolean } = {}): TraceModel {
    const { run, flow, title, target, extra, mode, at } = this.#started;
    const { current, branches } = this.#steps;
    const attempts = [...current.attempts.values()];
    return {
      ...{ run, flow, title, target, extra, mode },
      events: [...this.#events],
      inputs: current.inputs,
      startedAt: at,
      ...standing(current, live),
      steps: attempts.map(({ view }) => ({ ...view })),
      rows: [...this.#rows.all],
      exchanges: new Map(this.#exchanges.all),
      values: valuesOf(current),
      checks: attempts.flatMap(({ checks }) => checks),
      branch: current.view.branch,
      branches: [...branches.values()].map(({ view }) => view),
    };
  }
}

/** The view of a whole trace. */
export function buildModel(events: readonly TraceEvent[], options: { live?: boolean } = {}): TraceModel {
  return new ModelBuilder(events).model(options);
}

const rowIndex = new WeakMap<TraceModel, Map<number, Row>>();

/** The row that shows the event with this `seq`; undefined for events that have no row of their own. */
export function rowOfEvent(model: TraceModel, seq: number): Row | undefined {
  let index = rowIndex.get(model);
  if (!index) {
    index = new Map(model.rows.flatMap((row) => row.events.map((event) => [event, row] as const)));
    rowIndex.set(model, index);
  }
  return index.get(seq);
}
