/** The lines of the timeline. */
import type { ParamList, PlannedStep, TraceEvent } from '#trace/event.ts';
import type { Row } from '#trace/model.ts';

type Place = Pick<Row, 'channel' | 'from' | 'to'>;

const inTheTab: Place = { channel: 'local', from: 'app', to: 'app' };

export class Rows {
  readonly all: Row[] = [];
  readonly #issuer: string;
  readonly #plan: ReadonlyMap<string, PlannedStep>;
  readonly #rowsOf: (step: string) => string[];
  /** Latest row of a step, and of an exchange's request. */
  readonly #latest = new Map<string, Row>();
  readonly #sent = new Map<string, Row>();

  constructor(issuer: string, plan: PlannedStep[], rowsOf: (step: string) => string[]) {
    this.#issuer = originOf(issuer);
    this.#plan = new Map(plan.map((step) => [step.id, step]));
    this.#rowsOf = rowsOf;
  }

  take(event: TraceEvent): void {
    switch (event.kind) {
      case 'branch-started':
        this.#latest.clear();
        return;
      case 'step-started':
        if (this.#plan.get(event.step)?.kind === 'prompt') this.#prompt(event);
        else this.#latest.delete(event.step);
        return;
      case 'request':
      case 'redirect-out':
        this.#out(event);
        return;
      case 'response': {
        const { status, statusText } = event.response;
        this.#answered(event, status ? String(status) : statusText, status >= 400 || status === 0);
        return;
      }
      case 'failure':
        this.#answered(event, event.failure.candidates[0] === 'aborted' ? 'stopped' : 'no answer', true);
        return;
      case 'redirect-in':
        this.#back(event);
        return;
      case 'page-seen':
        this.#answered(event, 'no callback', true);
        this.#add(
          event,
          'page-seen',
          { ...inTheTab, from: 'user' },
          'what the tenant showed',
          'error page',
          true,
        );
        return;
      case 'callback-refused': {
        const label = callbackLabel(event.url, event.params);
        this.#add(
          event,
          'refused',
          { channel: 'front', from: 'browser', to: 'app' },
          label,
          event.reason,
          true,
        );
        return;
      }
      case 'note':
        this.#add(event, 'note', inTheTab, event.text, '', false);
        return;
      case 'answered':
        this.#answer(event);
        return;
      case 'checked':
        this.#checked(event);
        return;
      case 'produced':
      case 'verdict':
      case 'step-finished':
        this.#outcome(event);
        return;
    }
  }

  #add(event: TraceEvent, kind: Row['kind'], place: Place, label: string, status: string, bad: boolean): Row {
    const step = 'step' in event ? event.step : undefined;
    const row: Row = {
      id: `r${event.seq}`,
      number: this.all.length + 1,
      kind,
      ...place,
      ...(step === undefined ? {} : { step }),
      branch: event.branch,
      events: [event.seq],
      label,
      status,
      bad,
      startedAt: event.at,
    };
    this.all.push(row);
    if (step !== undefined) {
      this.#latest.set(step, row);
      this.#rowsOf(step).push(row.id);
    }
    return row;
  }

  #out(event: Extract<TraceEvent, { kind: 'request' | 'redirect-out' }>): void {
    const step = this.#plan.get(event.step);
    const front = event.kind === 'redirect-out';
    const row = this.#add(
      event,
      event.kind,
      { channel: front ? 'front' : 'back', from: step?.from ?? 'app', to: step?.to ?? 'tenant' },
      this.#target(event.sent.url),
      front ? 'away' : 'sent',
      false,
    );
    row.method = event.sent.method;
    row.exchange = event.exchange;
    this.#sent.set(event.exchange, row);
  }

  #answered(event: Extract<TraceEvent, { exchange: string }>, status: string, bad: boolean): void {
    const row = this.#sent.get(event.exchange);
    if (!row) return;
    row.events.push(event.seq);
    row.status = status;
    row.bad = bad;
    row.durationMs = 'durationMs' in event ? event.durationMs : Math.max(0, event.at - row.startedAt);
  }

  #back(event: Extract<TraceEvent, { kind: 'redirect-in' }>): void {
    const left = this.#sent.get(event.exchange);
    if (left) {
      left.status = 'came back';
      left.durationMs = event.durationMs;
    }
    const step = this.#plan.get(event.step);
    const error = event.params.find(([name]) => name === 'error')?.[1];
    const row = this.#add(
      event,
      'redirect-in',
      { channel: 'front', from: step?.to ?? 'tenant', to: step?.from ?? 'app' },
      callbackLabel(event.url, event.params),
      error ?? (event.pasted ? 'by hand' : event.via === 'none' ? 'empty' : event.via),
      error !== undefined,
    );
    row.method = event.via === 'form_post' ? 'POST' : 'GET';
    row.exchange = event.exchange;
  }

  #prompt(event: Extract<TraceEvent, { kind: 'step-started' }>): void {
    const step = this.#plan.get(event.step);
    const place: Place = {
      channel: step?.channel ?? 'front',
      from: step?.from ?? 'app',
      to: step?.to ?? 'user',
    };
    this.#add(event, 'prompt', place, step?.label ?? event.step, 'waiting', false);
  }

  #answer(event: Extract<TraceEvent, { kind: 'answered' }>): void {
    const row = this.#latest.get(event.step);
    if (row?.kind !== 'prompt') return;
    row.events.push(event.seq);
    row.status = 'answered';
    row.durationMs = Math.max(0, event.at - row.startedAt);
  }

  #checked(event: Extract<TraceEvent, { kind: 'checked' }>): void {
    const step = this.#plan.get(event.step);
    const failed = event.checks.filter((check) => check.status === 'fail').length;
    const status =
      failed > 0 ? `${failed} of ${event.checks.length} failed` : `${event.checks.length} checked`;
    const place: Place = { channel: 'local', from: step?.from ?? 'app', to: step?.to ?? 'app' };
    this.#add(event, 'check', place, step?.label ?? event.step, status, failed > 0);
  }

  /** Local work has no row before its outcome; neither has a step that failed before it sent anything. */
  #outcome(event: Extract<TraceEvent, { kind: 'produced' | 'verdict' | 'step-finished' }>): void {
    const row = this.#latest.get(event.step);
    if (row) {
      row.events.push(event.seq);
      if (event.kind === 'step-finished' && row.kind === 'local') row.durationMs = event.durationMs;
      if (event.kind === 'verdict' && (row.status === 'away' || row.status === 'sent')) {
        row.status = event.problem.code;
        row.bad = true;
      }
    } else if (event.kind !== 'step-finished') {
      const step = this.#plan.get(event.step);
      const failed = event.kind === 'verdict';
      const place: Place = { channel: 'local', from: step?.from ?? 'app', to: step?.to ?? 'app' };
      this.#add(event, 'local', place, step?.label ?? event.step, failed ? event.problem.code : '', failed);
    }
  }

  #target(url: string): string {
    if (!URL.canParse(url)) return url;
    const { origin, host, pathname } = new URL(url);
    return origin === this.#issuer ? pathname : `${host}${pathname}`;
  }
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

function callbackLabel(url: string, params: ParamList): string {
  const path = URL.canParse(url) ? new URL(url).pathname : '/callback';
  const names = [...new Set(params.map(([name]) => name))].join('&');
  return names ? `${path}?${names}` : path;
}
