/** What became of each step, branch by branch, and what each attempt brought. */
import type { Check, PlannedStep, TraceEvent } from '#trace/event.ts';
import type { BranchView, StepView, ValueView } from '#trace/model.ts';

/** The latest attempt at one step in one branch. */
export type Attempt = {
  view: StepView;
  values: ValueView[];
  checks: Check[];
  /** Seq of the answer or callback that really brought the values. */
  broughtBy?: number;
  /** The exchange that has no answer yet. */
  open?: string;
  /** Polling: asking again is what the protocol wants, so a try without an answer is no doubt. */
  polls?: 'waits' | 'asks';
};

export type Branch = {
  view: BranchView;
  inputs: Record<string, string>;
  attempts: Map<string, Attempt>;
  ended?: 'stopped' | 'failed' | 'finished';
};

type Started = Extract<TraceEvent, { kind: 'run-started' }>;

/** Rows of a step are shared by its attempts in all branches, so the lists are made once. */
export class Steps {
  readonly branches = new Map<number, Branch>();
  readonly #plan: PlannedStep[];
  readonly #rows: Map<string, string[]>;
  #current: Branch;

  constructor(started: Started) {
    this.#plan = started.plan;
    this.#rows = new Map(started.plan.map((step) => [step.id, []]));
    this.#current = this.#open({ branch: 0, startedAt: started.at }, { ...started.inputs });
  }

  get current(): Branch {
    return this.#current;
  }

  rowsOf(step: string): string[] {
    return this.#rows.get(step) ?? [];
  }

  take(event: TraceEvent): void {
    if (event.kind === 'branch-started') {
      this.#takeOver(event);
    } else if (event.kind === 'run-stopped' || event.kind === 'run-finished') {
      const branch = this.#branchOf(event);
      branch.ended = event.kind === 'run-stopped' ? 'stopped' : 'finished';
      for (const { view } of branch.attempts.values()) {
        if (view.status === 'running' || view.status === 'waiting') view.status = 'failed';
      }
    } else if ('step' in event) {
      const branch = this.#branchOf(event);
      const attempt = branch.attempts.get(event.step);
      if (attempt) takeInto(attempt, branch, event);
    }
  }

  #branchOf(event: TraceEvent): Branch {
    return this.branches.get(event.branch) ?? this.#current;
  }

  #open(view: BranchView, inputs: Record<string, string>): Branch {
    const attempts = new Map<string, Attempt>();
    for (const [index, step] of this.#plan.entries()) {
      const rows = this.rowsOf(step.id);
      const planned: StepView = { ...step, index, status: 'planned', branch: view.branch, rows };
      attempts.set(step.id, { view: planned, values: [], checks: [] });
    }
    const branch: Branch = { view, inputs, attempts };
    this.branches.set(view.branch, branch);
    return branch;
  }

  /** Steps before `from` that are over keep their outcome and values; all others are planned again. */
  #takeOver(event: Extract<TraceEvent, { kind: 'branch-started' }>): void {
    const parent = this.branches.get(event.parent) ?? this.#current;
    const { branch, from, at: startedAt, why } = event;
    const view = { branch, parent: event.parent, from, startedAt, ...(why ? { why } : {}) };
    const opened = this.#open(view, { ...parent.inputs, ...event.inputs });
    for (const [id, attempt] of parent.attempts) {
      if (id === from) break;
      const over = attempt.view.status === 'done' || attempt.view.status === 'skipped';
      if (over) opened.attempts.set(id, attempt);
    }
    this.#current = opened;
  }
}

function takeInto(attempt: Attempt, branch: Branch, event: Extract<TraceEvent, { step: string }>): void {
  const { view } = attempt;
  switch (event.kind) {
    case 'step-started':
      view.status = view.kind === 'prompt' ? 'waiting' : 'running';
      break;
    case 'step-skipped':
      view.status = 'skipped';
      view.reason = event.reason;
      break;
    case 'request':
      if (attempt.polls) attempt.polls = 'asks';
      else attempt.open = event.exchange;
      break;
    case 'redirect-out':
      attempt.open = event.exchange;
      view.status = 'waiting';
      break;
    case 'response':
    case 'redirect-in':
      attempt.broughtBy = event.seq;
      closed(attempt);
      break;
    case 'failure':
    case 'page-seen':
    case 'answered':
      closed(attempt);
      break;
    case 'poll-waiting':
      attempt.polls = 'waits';
      break;
    case 'produced':
      for (const [name, value] of Object.entries(event.values)) {
        attempt.values.push({ name, value, event: attempt.broughtBy ?? event.seq, step: event.step });
      }
      break;
    case 'checked':
      attempt.checks = event.checks;
      break;
    case 'verdict':
      closed(attempt);
      view.problem = event.problem;
      view.status = 'failed';
      branch.ended = 'failed';
      break;
    case 'step-finished':
      closed(attempt);
      view.status = event.outcome;
      view.durationMs = event.durationMs;
      if (event.outcome === 'failed') branch.ended = 'failed';
      break;
  }
}

function closed(attempt: Attempt): void {
  delete attempt.open;
  if (attempt.view.status === 'waiting') attempt.view.status = 'running';
}
