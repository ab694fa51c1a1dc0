/** Pairs what went out with what came back. */
import type { TraceEvent } from '#trace/event.ts';
import type { Exchange } from '#trace/model.ts';

export class Exchanges {
  readonly all = new Map<string, Exchange>();

  /** An answer without its request is left out: there is nothing it could answer. */
  take(event: TraceEvent): void {
    switch (event.kind) {
      case 'request':
      case 'redirect-out':
        this.all.set(event.exchange, {
          id: event.exchange,
          step: event.step,
          branch: event.branch,
          channel: event.kind === 'request' ? 'back' : 'front',
          sent: event.sent,
          ...(event.planned ? { planned: event.planned } : {}),
          requestEvent: event.seq,
          startedAt: event.at,
          ...(event.kind === 'redirect-out' ? { mode: event.mode } : {}),
        });
        break;
      case 'response':
        this.#answer(event, { response: event.response, durationMs: event.durationMs });
        break;
      case 'failure':
        this.#answer(event, { failure: event.failure, durationMs: event.durationMs });
        break;
      case 'redirect-in': {
        const { via, pasted, url, params, durationMs } = event;
        this.#answer(event, { callback: { via, pasted, url, params }, durationMs });
        break;
      }
      case 'page-seen':
        this.#answer(event, { pageSeen: event.text });
        break;
    }
  }

  #answer(event: TraceEvent & { exchange: string }, answer: Partial<Exchange>): void {
    const exchange = this.all.get(event.exchange);
    if (exchange) Object.assign(exchange, answer, { responseEvent: event.seq });
  }
}
