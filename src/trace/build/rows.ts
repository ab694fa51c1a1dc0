/** The lines of the timeline. */
import { type Snapshot, SnapshotList } from '#lib/snapshot-list.ts';
import { type CheckWeight, heaviestOf, remarksCounted, stopsTheRun, weightOf } from '#trace/check-weight.ts';
import type { Check, ParamList, PlannedStep, TraceEvent } from '#trace/event.ts';
import type { Row } from '#trace/model.ts';

type Place = Pick<Row, 'channel' | 'from' | 'to'>;

const inTheTab: Place = { channel: 'local', from: 'app', to: 'app' };

/** A row that changes is a new object: older views keep theirs. */
export class Rows {
  readonly #all = new SnapshotList<Row>();
  readonly #issuer: string;
  readonly #plan: ReadonlyMap<string, PlannedStep>;
  /** Place of the latest row of a step, and of an exchange's request. */
  readonly #latest = new Map<string, number>();
  readonly #sent = new Map<string, number>();
  /** Where the row of an event stands. Only ever added to, so that all snapshots share it. */
  readonly #places = new Map<number, number>();
  #lastTarget: { url: string; target: string } | undefined;

  constructor(issuer: string, plan: PlannedStep[]) {
    this.#issuer = originOf(issuer);
    this.#plan = new Map(plan.map((step) => [step.id, step]));
  }

  snapshot(): RowView {
    return new RowView(this.#all.snapshot(), this.#places);
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
      case 'awaiting':
        this.#await(event);
        return;
      // Whether it is bad is for the verdict to say: some steps want a 403.
      case 'response': {
        const { status, statusText } = event.response;
        this.#answered(event, status ? String(status) : statusText, status === 0);
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
      case 'document': {
        const step = this.#plan.get(event.step);
        this.#add(event, 'local', inTheTab, step?.label ?? event.step, '', false);
        return;
      }
      case 'again':
      case 'went-on':
      case 'target-changed':
        this.#note(event);
        return;
      case 'produced':
      case 'verdict':
      case 'step-finished':
        this.#outcome(event);
        return;
    }
  }

  #add(
    event: TraceEvent,
    kind: Row['kind'],
    place: Place,
    label: string,
    status: string,
    bad: boolean,
  ): number {
    const step = 'step' in event ? event.step : undefined;
    const at = this.#all.length;
    this.#all.push({
      id: `r${event.seq}`,
      number: at + 1,
      kind,
      ...place,
      ...(step === undefined ? {} : { step }),
      branch: event.branch,
      events: [event.seq],
      label,
      status,
      bad,
      startedAt: event.at,
    });
    this.#places.set(event.seq, at);
    if (step !== undefined) this.#latest.set(step, at);
    return at;
  }

  #change(at: number | undefined, change: (row: Row) => Partial<Row>): void {
    const row = at === undefined ? undefined : this.#all.at(at);
    if (row && at !== undefined) this.#all.set(at, { ...row, ...change(row) });
  }

  /** As `#change`, and the row shows the event from now on. */
  #join(event: TraceEvent, at: number | undefined, change: (row: Row) => Partial<Row> = () => ({})): void {
    if (at !== undefined) this.#places.set(event.seq, at);
    this.#change(at, (row) => ({ events: [...row.events, event.seq], ...change(row) }));
  }

  /** An event that the latest row of its step shows. */
  #note(event: TraceEvent & { step: string }): void {
    this.#join(event, this.#latest.get(event.step));
  }

  #out(event: Extract<TraceEvent, { kind: 'request' | 'redirect-out' }>): void {
    const step = this.#plan.get(event.step);
    const front = event.kind === 'redirect-out';
    const at = this.#add(
      event,
      event.kind,
      { channel: front ? 'front' : 'back', from: step?.from ?? 'app', to: step?.to ?? 'tenant' },
      this.#target(event.sent.url),
      front ? 'away' : 'sent',
      false,
    );
    this.#change(at, () => ({ method: event.sent.method, exchange: event.exchange }));
    this.#sent.set(event.exchange, at);
  }

  /** Somebody else begins: the row stands for what this page waits for. */
  #await(event: Extract<TraceEvent, { kind: 'awaiting' }>): void {
    const step = this.#plan.get(event.step);
    const place: Place = { channel: 'front', from: step?.from ?? 'tenant', to: step?.to ?? 'app' };
    const at = this.#add(event, 'awaiting', place, step?.label ?? event.step, 'waiting', false);
    this.#change(at, () => ({ exchange: event.exchange }));
    this.#sent.set(event.exchange, at);
  }

  #answered(event: Extract<TraceEvent, { exchange: string }>, status: string, bad: boolean): void {
    this.#join(event, this.#sent.get(event.exchange), (row) => ({
      status,
      bad,
      durationMs: 'durationMs' in event ? event.durationMs : Math.max(0, event.at - row.startedAt),
    }));
  }

  #back(event: Extract<TraceEvent, { kind: 'redirect-in' }>): void {
    this.#change(this.#sent.get(event.exchange), () => ({
      status: 'came back',
      durationMs: event.durationMs,
    }));
    const step = this.#plan.get(event.step);
    const error = event.params.find(([name]) => name === 'error')?.[1];
    const at = this.#add(
      event,
      'redirect-in',
      { channel: 'front', from: step?.to ?? 'tenant', to: step?.from ?? 'app' },
      callbackLabel(event.url, event.params),
      error ?? (event.pasted ? 'by hand' : event.via === 'none' ? 'empty' : event.via),
      error !== undefined,
    );
    const method = event.via === 'form_post' ? 'POST' : 'GET';
    this.#change(at, () => ({ method, exchange: event.exchange }));
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
    const latest = this.#latest.get(event.step);
    if (latest === undefined || this.#all.at(latest)?.kind !== 'prompt') return;
    this.#join(event, latest, (row) => ({
      status: 'answered',
      durationMs: Math.max(0, event.at - row.startedAt),
    }));
  }

  /** Remarks on what came stand in the row of what came. */
  #checked(event: Extract<TraceEvent, { kind: 'checked' }>): void {
    const weight = heaviestOf(event.checks);
    const about = weight ? { weight } : {};
    const step = this.#plan.get(event.step);
    if (step?.kind === 'request' || step?.kind === 'browser') {
      this.#join(event, this.#latest.get(event.step), () => about);
      return;
    }
    const place: Place = { channel: 'local', from: step?.from ?? 'app', to: step?.to ?? 'app' };
    const at = this.#add(
      event,
      'check',
      place,
      step?.label ?? event.step,
      outcomeOf(event.checks),
      event.checks.some(stopsTheRun),
    );
    this.#change(at, () => about);
  }

  /** Local work has no row before its outcome; neither has a step that failed before it sent anything. */
  #outcome(event: Extract<TraceEvent, { kind: 'produced' | 'verdict' | 'step-finished' }>): void {
    const latest = this.#latest.get(event.step);
    if (latest !== undefined) {
      this.#join(event, latest, (row) => ({
        ...(event.kind === 'step-finished' && row.kind === 'local' ? { durationMs: event.durationMs } : {}),
        ...(event.kind === 'verdict' ? { bad: true } : {}),
        ...(event.kind === 'verdict' && (row.status === 'away' || row.status === 'sent')
          ? { status: event.problem.code }
          : {}),
      }));
    } else if (event.kind !== 'step-finished') {
      const step = this.#plan.get(event.step);
      const failed = event.kind === 'verdict';
      const place: Place = { channel: 'local', from: step?.from ?? 'app', to: step?.to ?? 'app' };
      this.#add(event, 'local', place, step?.label ?? event.step, failed ? event.problem.code : '', failed);
    }
  }

  #target(url: string): string {
    // A run that polls asks one address ten thousand times.
    if (this.#lastTarget?.url !== url) this.#lastTarget = { url, target: targetOf(url, this.#issuer) };
    return this.#lastTarget.target;
  }
}

/** The rows of one view of the trace. */
export class RowView {
  readonly #all: Snapshot<Row>;
  readonly #places: ReadonlyMap<number, number>;

  constructor(all: Snapshot<Row>, places: ReadonlyMap<number, number>) {
    this.#all = all;
    this.#places = places;
  }

  toArray(): readonly Row[] {
    return this.#all.toArray();
  }

  /** The row that shows an event; undefined where none did by then. */
  showing(seq: number): Row | undefined {
    const place = this.#places.get(seq);
    const row = place === undefined || place >= this.#all.length ? undefined : this.#all.at(place);
    return row?.events.includes(seq) ? row : undefined;
  }
}

/** `13 checked`, `1 of 13 failed`, `2 of 13 not known`, `13 checked, 1 warning`. */
function outcomeOf(checks: readonly Check[]): string {
  const count = (weight: CheckWeight) => checks.filter((check) => weightOf(check) === weight).length;
  const [failed, unknown] = [count('fail'), count('unknown')];
  if (failed > 0) return `${failed} of ${checks.length} failed`;
  if (unknown > 0) return `${unknown} of ${checks.length} not known`;
  return [`${checks.length} checked`, ...remarksCounted(checks)].join(', ');
}

function targetOf(url: string, issuer: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, host, pathname } = new URL(url);
  return origin === issuer ? pathname : `${host}${pathname}`;
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

function callbackLabel(url: string, params: ParamList): string {
  const path = URL.canParse(url) ? new URL(url).pathname : '/callback';
  const names = [...new Set(params.map(([name]) => name))].join('&');
  return names ? `${path}?${names}` : path;
}
