/** From events to the view of them. Each event is read once; an append costs the same however long the trace is. */
import { type Snapshot, SnapshotList } from '#lib/snapshot-list.ts';
import { Exchanges, type ExchangeView } from './build/exchanges.ts';
import { type BranchAt, type WhereItStands, whereItStands } from './build/phase.ts';
import { Rows, type RowView } from './build/rows.ts';
import { type Attempt, branchView, Steps } from './build/steps.ts';
import { targetOf, valuesOf } from './build/values.ts';
import type { Check, Target, TraceEvent } from './event.ts';
import type { BranchView, StepView, TraceModel, ValueView } from './model.ts';

type Started = Extract<TraceEvent, { kind: 'run-started' }>;

export class ModelBuilder {
  readonly #started: Started;
  readonly #events = new SnapshotList<TraceEvent>();
  readonly #steps: Steps;
  readonly #exchanges = new Exchanges();
  readonly #rows: Rows;

  /** The first event is `run-started`; anything else is a bug of the caller (`readTraceFile` checks what comes in). */
  constructor(events: readonly TraceEvent[]) {
    const started = events[0];
    if (started?.kind !== 'run-started') throw new RangeError('A trace begins with run-started.');
    this.#started = started;
    this.#steps = new Steps(started);
    this.#rows = new Rows(started.target.issuer, started.plan);
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

  /**
   * The view as it stands. `live`: this page works on the run right now. The trace cannot tell: a request without an
   * answer looks the same in flight and after a crash.
   */
  model({ live = false }: { live?: boolean } = {}): TraceModel {
    const { view, inputs, attempts, ended } = this.#steps.current;
    return new View(this.#started, {
      events: this.#events.snapshot(),
      rows: this.#rows.snapshot(),
      exchanges: this.#exchanges.snapshot(),
      older: this.#steps.older,
      branch: { view, attempts: new Map(attempts), ...(ended ? { ended } : {}) },
      inputs,
      live,
    });
  }
}

/** The view of a whole trace. */
export function buildModel(events: readonly TraceEvent[], options: { live?: boolean } = {}): TraceModel {
  return new ModelBuilder(events).model(options);
}

type Parts = {
  events: Snapshot<TraceEvent>;
  rows: RowView;
  exchanges: ExchangeView;
  older: readonly BranchView[];
  branch: BranchAt;
  inputs: Readonly<Record<string, string>>;
  live: boolean;
};

/** Derives each part when it is first asked for: the engine asks for little, and the page not at every event. */
class View implements TraceModel {
  readonly #started: Started;
  readonly #parts: Parts;
  #stands: WhereItStands | undefined;
  #steps: readonly StepView[] | undefined;
  #values: ReadonlyMap<string, ValueView> | undefined;
  #checks: readonly Check[] | undefined;
  #target: Target | undefined;
  #branches: readonly BranchView[] | undefined;

  constructor(started: Started, parts: Parts) {
    this.#started = started;
    this.#parts = parts;
  }

  get run() {
    return this.#started.run;
  }
  get flow() {
    return this.#started.flow;
  }
  get title() {
    return this.#started.title;
  }
  get extra() {
    return this.#started.extra;
  }
  get mode() {
    return this.#started.mode;
  }
  get experiment() {
    return this.#started.experiment;
  }
  get imported() {
    return this.#started.imported;
  }
  get startedAt() {
    return this.#started.at;
  }
  get updatedAt() {
    const { events } = this.#parts;
    return events.at(events.length - 1)?.at ?? this.startedAt;
  }
  get target() {
    this.#target ??= targetOf(this.#started.target, this.#attempts);
    return this.#target;
  }
  get inputs() {
    return this.#parts.inputs;
  }
  get branch() {
    return this.#parts.branch.view.branch;
  }
  get branches() {
    const { older, branch, live } = this.#parts;
    this.#branches ??= [...older, branchView(branch, this.updatedAt, live)];
    return this.#branches;
  }
  get phase() {
    return this.#where.phase;
  }
  get current() {
    return this.#where.current;
  }
  get problem() {
    return this.#where.problem;
  }
  get inDoubt() {
    return this.#where.inDoubt;
  }
  get waitingFor() {
    return this.#where.waitingFor;
  }
  get steps() {
    this.#steps ??= [...this.#attempts.values()].map(({ view }) => view);
    return this.#steps;
  }
  get checks() {
    this.#checks ??= [...this.#attempts.values()].flatMap(({ checks }) => checks);
    return this.#checks;
  }
  get values() {
    this.#values ??= valuesOf(this.#attempts);
    return this.#values;
  }
  get made() {
    return [...this.#attempts].flatMap(([heldBy, { given, values }]) =>
      [...given, ...values].map((value) => ({ ...value, heldBy })),
    );
  }
  get exchanges() {
    return this.#parts.exchanges;
  }
  get rows() {
    return this.#parts.rows.toArray();
  }
  rowOf(seq: number) {
    return this.#parts.rows.showing(seq);
  }
  get events() {
    return this.#parts.events.toArray();
  }

  get #attempts(): ReadonlyMap<string, Attempt> {
    return this.#parts.branch.attempts;
  }

  get #where(): WhereItStands {
    this.#stands ??= whereItStands(this.#parts.branch, this.#parts.live);
    return this.#stands;
  }
}
