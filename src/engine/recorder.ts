import { isProblem, type Problem, problem } from '#lib/problem.ts';
import { Subscribable } from '#lib/subscribable.ts';
import { ModelBuilder } from '#trace/build-model.ts';
import type { NewTraceEvent, TraceEvent } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import { sealEvent } from '#trace/secrecy/seal.ts';
import type { Ports } from './ports.ts';

/** Seconds before what could not be kept is tried again. */
const PATIENCE_MS = 5000;

/**
 * Stamps events, puts credentials into the vault, makes the events durable, and keeps the model of what happened.
 * `append` is for what is about to be done: it is durable first. `note` is for what has happened: it counts at once, and
 * what the store refuses stays in memory and is tried again.
 */
export class Recorder extends Subscribable {
  readonly run: string;
  readonly #ports: Ports;
  readonly #builder: ModelBuilder;
  /** Events that count already and are not durable yet. */
  #unkept: TraceEvent[] = [];
  #keeping: Promise<void> | undefined;
  /** An append is about to write, and takes along what was noted meanwhile. */
  #appending = false;
  #refused: Problem | undefined;
  #retrying = false;
  #model: TraceModel | undefined;
  #live = false;

  constructor(run: string, ports: Ports, events: readonly TraceEvent[]) {
    super();
    this.run = run;
    this.#ports = ports;
    this.#builder = new ModelBuilder(events);
  }

  get model(): TraceModel {
    this.#model ??= this.#builder.model({ live: this.#live });
    return this.#model;
  }

  /** How many events count, kept or not. */
  get length(): number {
    return this.#builder.length;
  }

  /** Why what happened is in memory only; undefined when all of it is kept. */
  get unkept(): Problem | undefined {
    return this.#unkept.length > 0 ? this.#refused : undefined;
  }

  /** Whether this page works on the run right now; decides between "running" and "in doubt". */
  set live(live: boolean) {
    if (live === this.#live) return;
    this.#live = live;
    this.#changed();
  }

  /**
   * For what is about to be done. Resolves to undefined when the events are durable, with all that was noted before
   * them; to a Problem `not-kept` when the store refuses, and then they have not happened.
   */
  async append(...added: NewTraceEvent[]): Promise<Problem | undefined> {
    this.#appending = true;
    await this.#keeping;
    this.#appending = false;
    const before = this.#unkept;
    const stamped = this.#stamp(added);
    this.#unkept = [];
    try {
      await this.#ports.traces.append(this.run, [...before, ...stamped]);
    } catch (error) {
      this.#unkept = [...before, ...this.#unkept];
      this.#refused = refusedBy(error);
      return this.#refused;
    }
    this.#refused = undefined;
    this.#take(stamped);
    return undefined;
  }

  /** For what has happened. It counts at once; `settled` waits until it is durable or refused. */
  note(...added: NewTraceEvent[]): void {
    const stamped = this.#stamp(added);
    this.#unkept.push(...stamped);
    this.#take(stamped);
    this.#keeping ??= this.#keep();
  }

  /** Resolves when the store has taken or refused all that was noted. */
  async settled(): Promise<void> {
    while (this.#keeping) await this.#keeping;
  }

  /** Takes in what another tab appended. */
  async refresh(): Promise<void> {
    await this.settled();
    // What this tab could not keep has numbers that another tab may have given meanwhile: it stays on screen only.
    if (this.#unkept.length > 0) return;
    const added = await this.#ports.traces.events(this.run, this.#builder.length);
    if (added.length === 0) return;
    this.#builder.add(added.filter((event) => event.seq > this.#builder.length));
    this.#changed();
  }

  async #keep(): Promise<void> {
    // One write for all that is noted in the same task.
    await Promise.resolve();
    while (this.#unkept.length > 0 && !this.#appending) {
      const batch = this.#unkept;
      this.#unkept = [];
      try {
        await this.#ports.traces.append(this.run, batch);
        this.#refused = undefined;
        this.#ports.announce(this.run, () => this.model);
      } catch (error) {
        this.#unkept = [...batch, ...this.#unkept];
        this.#refused = refusedBy(error);
        this.notify();
        void this.#tryLater();
        break;
      }
    }
    this.#keeping = undefined;
  }

  async #tryLater(): Promise<void> {
    if (this.#retrying) return;
    this.#retrying = true;
    await this.#ports.wait(PATIENCE_MS, new AbortController().signal).catch(() => undefined);
    this.#retrying = false;
    if (this.#unkept.length === 0) return;
    this.#keeping ??= this.#keep();
    await this.#keeping;
    this.notify();
  }

  /** A `branch-started` event opens its own branch. */
  #stamp(added: NewTraceEvent[]): TraceEvent[] {
    const { target, branches, branch: current } = this.model;
    const held = this.#ports.vault.held(this.run, target);
    const seal = (credential: { name: string; value: string }) =>
      this.#ports.vault.keep(this.run, credential);
    let branch = current;
    return added.map((event, index) => {
      if (event.kind === 'branch-started') branch = Math.max(...branches.map((view) => view.branch)) + 1;
      const seq = this.#builder.length + index + 1;
      return sealEvent({ ...event, seq, at: this.#ports.now(), branch } as TraceEvent, seal, held);
    });
  }

  #take(stamped: TraceEvent[]): void {
    this.#builder.add(stamped);
    this.#changed();
    if (this.#unkept.length === 0) this.#ports.announce(this.run, () => this.model);
  }

  #changed(): void {
    this.#model = undefined;
    this.notify();
  }
}

function refusedBy(error: unknown): Problem {
  if (isProblem(error)) return error;
  if (error instanceof RangeError) {
    return problem('not-kept', 'Another tab was faster', `${error.message} What happened here is not kept.`);
  }
  const said = error instanceof Error ? error.message : String(error);
  return problem(
    'not-kept',
    'This browser could not keep that',
    `It said “${said}”. What has come is on this page and is tried again; free some space, and export the trace before you close the tab.`,
  );
}
