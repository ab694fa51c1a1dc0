/** Pairs what went out with what came back. An exchange that changes is a new object: older views keep theirs. */
import { type Snapshot, SnapshotList } from '#lib/snapshot-list.ts';
import type { TraceEvent } from '#trace/event.ts';
import type { Exchange } from '#trace/model.ts';

export class Exchanges {
  readonly #all = new SnapshotList<Exchange>();
  /** Only ever added to, so that all snapshots share it. */
  readonly #places = new Map<string, number>();

  /** An answer without its request is left out: there is nothing it could answer. */
  take(event: TraceEvent): void {
    switch (event.kind) {
      case 'request':
        this.#open(event, {
          channel: 'back',
          sent: event.sent,
          ...(event.planned ? { planned: event.planned } : {}),
          ...(event.elsewhere ? { elsewhere: true } : {}),
        });
        break;
      case 'redirect-out':
        this.#open(event, {
          channel: 'front',
          sent: event.sent,
          ...(event.planned ? { planned: event.planned } : {}),
          mode: event.mode,
          expected: event.expected,
        });
        break;
      case 'awaiting':
        this.#open(event, { channel: 'front', expected: event.expected });
        break;
      case 'response':
        this.#answer(event, {
          response: event.response,
          durationMs: event.durationMs,
          ...(event.brought ? { brought: true } : {}),
          ...(event.came ? { came: event.came } : {}),
        });
        break;
      case 'failure':
        this.#answer(event, { failure: event.failure, durationMs: event.durationMs });
        break;
      case 'redirect-in': {
        const { via, pasted, url, params, durationMs, came } = event;
        this.#answer(event, {
          callback: { via, pasted, url, params, ...(came ? { came } : {}) },
          durationMs,
        });
        break;
      }
      case 'page-seen':
        this.#answer(event, { pageSeen: event.text });
        break;
    }
  }

  get(id: string): Exchange | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#all.at(place);
  }

  snapshot(): ExchangeView {
    return new ExchangeView(this.#all.snapshot(), this.#places);
  }

  #open(
    event: Extract<TraceEvent, { kind: 'request' | 'redirect-out' | 'awaiting' }>,
    rest: Pick<Exchange, 'channel'> & Partial<Exchange>,
  ): void {
    const { exchange: id, step, branch, seq: requestEvent, at: startedAt } = event;
    this.#places.set(id, this.#all.length);
    this.#all.push({ id, step, branch, requestEvent, startedAt, ...rest });
  }

  #answer(event: TraceEvent & { exchange: string }, answer: Partial<Exchange>): void {
    const place = this.#places.get(event.exchange);
    const exchange = place === undefined ? undefined : this.#all.at(place);
    if (place === undefined || !exchange) return;
    this.#all.set(place, { ...exchange, ...answer, responseEvent: event.seq });
  }
}

/** The exchanges of one view of the trace, by id, in the order in which they went out. */
export class ExchangeView implements Iterable<[string, Exchange]> {
  readonly #all: Snapshot<Exchange>;
  readonly #places: ReadonlyMap<string, number>;

  constructor(all: Snapshot<Exchange>, places: ReadonlyMap<string, number>) {
    this.#all = all;
    this.#places = places;
  }

  get size(): number {
    return this.#all.length;
  }

  get(id: string): Exchange | undefined {
    const place = this.#places.get(id);
    return place === undefined || place >= this.#all.length ? undefined : this.#all.at(place);
  }

  values(): readonly Exchange[] {
    return this.#all.toArray();
  }

  *[Symbol.iterator](): Iterator<[string, Exchange]> {
    for (const exchange of this.values()) yield [exchange.id, exchange];
  }
}
