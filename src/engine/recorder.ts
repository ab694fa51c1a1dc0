import { Subscribable } from '#lib/subscribable.ts';
import type { NewTraceEvent, TraceEvent } from '#trace/event.ts';
import { ModelBuilder, type TraceModel } from '#trace/model.ts';
import type { Ports } from './ports.ts';

/** Stamps events, makes them durable, and keeps the model of what is on record. */
export class Recorder extends Subscribable {
  readonly run: string;
  readonly #ports: Ports;
  readonly #builder: ModelBuilder;
  #model: TraceModel;
  #live = false;

  constructor(run: string, ports: Ports, events: TraceEvent[]) {
    super();
    this.run = run;
    this.#ports = ports;
    this.#builder = new ModelBuilder(events);
    this.#model = this.#builder.model();
  }

  get model(): TraceModel {
    return this.#model;
  }

  /** Whether this page works on the run right now; decides between "running" and "in doubt". */
  set live(live: boolean) {
    if (live === this.#live) return;
    this.#live = live;
    this.#rebuild();
  }

  /** Resolves when the events are durable. A `branch-started` event opens its own branch. */
  async append(...added: NewTraceEvent[]): Promise<void> {
    let branch = this.#model.branch;
    const stamped = added.map((event, index) => {
      if (event.kind === 'branch-started')
        branch = Math.max(...this.#model.branches.map((view) => view.branch)) + 1;
      return { ...event, seq: this.#builder.length + index + 1, at: this.#ports.now(), branch } as TraceEvent;
    });
    await this.#ports.traces.append(this.run, stamped);
    this.#take(stamped);
    this.#ports.announce(this.run, this.#model);
  }

  /** Takes in what another tab appended. */
  async refresh(): Promise<void> {
    const added = await this.#ports.traces.events(this.run, this.#builder.length);
    if (added.length > 0) this.#take(added);
  }

  #take(added: TraceEvent[]): void {
    const known = this.#builder.length;
    this.#builder.add(added.filter((event) => event.seq > known));
    this.#rebuild();
  }

  #rebuild(): void {
    this.#model = this.#builder.model({ live: this.#live });
    this.notify();
  }
}
