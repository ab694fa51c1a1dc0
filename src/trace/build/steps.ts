/**
 * What became of each step, branch by branch, and what each attempt brought. An attempt that changes is a new object:
 * a view taken before keeps the old one.
 */
import { heaviestOf } from '#trace/check-weight.ts';
import type { Check, PlannedStep, TargetChange, TraceEvent } from '#trace/event.ts';
import type { BranchStart, BranchView, StepView, ValueView } from '#trace/model.ts';
import { byHand } from './by-hand.ts';
import { whereItStands } from './phase.ts';

/** The latest attempt at one step in one branch. */
export type Attempt = {
  readonly view: StepView;
  /** Values that a later step handed over when it asked for this one again. */
  readonly given: readonly ValueView[];
  readonly values: readonly ValueView[];
  readonly checks: readonly Check[];
  readonly targetChange?: TargetChange;
  /** Seq of the answer or callback that really brought the values. */
  readonly broughtBy?: number;
  /** The exchange that has no answer yet. */
  readonly open?: string;
  /** Asks again after a pause: that is what the protocol wants, so a try without an answer is no doubt. */
  readonly polls?: 'waits' | 'asks';
};

type Ended = 'stopped' | 'failed' | 'finished';

export type Branch = {
  readonly view: BranchStart;
  readonly inputs: Readonly<Record<string, string>>;
  readonly attempts: Map<string, Attempt>;
  ended?: Ended;
};

type Started = Extract<TraceEvent, { kind: 'run-started' }>;
type InStep = Extract<TraceEvent, { step: string }>;

export class Steps {
  readonly #plan: PlannedStep[];
  readonly #branches = new Map<number, Branch>();
  #older: readonly BranchView[] = [];
  #lastAt: number;
  #current: Branch;

  constructor(started: Started) {
    this.#plan = started.plan;
    this.#lastAt = started.at;
    this.#current = this.#open({ branch: 0, startedAt: started.at }, { ...started.inputs });
  }

  get current(): Branch {
    return this.#current;
  }

  /** The attempts before the current one, as they stood when the next began. */
  get older(): readonly BranchView[] {
    return this.#older;
  }

  take(event: TraceEvent): void {
    if (event.kind === 'branch-started') {
      this.#takeOver(event);
    } else {
      this.#follow(event);
    }
    this.#lastAt = event.at;
  }

  #follow(event: Exclude<TraceEvent, { kind: 'branch-started' }>): void {
    if (event.kind === 'run-stopped' || event.kind === 'run-finished') {
      const branch = this.#branchOf(event);
      branch.ended = event.kind === 'run-stopped' ? 'stopped' : 'finished';
      for (const [id, attempt] of branch.attempts) {
        const { status } = attempt.view;
        if (status === 'running' || status === 'waiting') {
          const ended = event.kind === 'run-stopped' ? { problem: byHand } : {};
          branch.attempts.set(id, { ...attempt, view: { ...attempt.view, status: 'failed', ...ended } });
        }
      }
    } else if (event.kind === 'again') {
      this.#goBack(event);
    } else if ('step' in event) {
      const branch = this.#branchOf(event);
      const attempt = branch.attempts.get(event.step);
      if (!attempt) return;
      const next = after(attempt, event);
      branch.attempts.set(event.step, next);
      if (next.view.status === 'failed') branch.ended = 'failed';
      if (event.kind === 'went-on') delete branch.ended;
    }
  }

  #branchOf(event: TraceEvent): Branch {
    return this.#branches.get(event.branch) ?? this.#current;
  }

  #open(view: BranchStart, inputs: Record<string, string>): Branch {
    const attempts = new Map(
      this.#plan.map((step, index) => [step.id, planned(step, index, view.branch)] as const),
    );
    const branch: Branch = { view, inputs, attempts };
    this.#branches.set(view.branch, branch);
    return branch;
  }

  /** Steps before `from` that are over keep their outcome and values; all others are planned again. */
  #takeOver(event: Extract<TraceEvent, { kind: 'branch-started' }>): void {
    const parent = this.#branches.get(event.parent) ?? this.#current;
    const { branch, from, at: startedAt, why, wanted, spent } = event;
    const changed = Object.keys(event.inputs);
    const view = {
      ...{ branch, parent: event.parent, from, startedAt },
      ...(why ? { why } : {}),
      ...(wanted ? { wanted } : {}),
      ...(spent ? { spent } : {}),
      ...(changed.length > 0 ? { changed } : {}),
    };
    this.#older = [...this.#older, branchView(this.#current, this.#lastAt)];
    const opened = this.#open(view, { ...parent.inputs, ...event.inputs });
    for (const [id, attempt] of parent.attempts) {
      const fresh = opened.attempts.get(id);
      if (id === from) {
        if (fresh) opened.attempts.set(id, { ...fresh, given: attempt.given });
        break;
      }
      const over = attempt.view.status === 'done' || attempt.view.status === 'skipped';
      if (over) opened.attempts.set(id, attempt);
    }
    this.#current = opened;
  }

  /** A step that is asked again stays at work; where an earlier one is, all from there to here are planned again. */
  #goBack(event: Extract<TraceEvent, { kind: 'again' }>): void {
    const branch = this.#branchOf(event);
    const asking = branch.attempts.get(event.step);
    const from = branch.attempts.get(event.from);
    if (!asking || !from) return;
    const given = Object.entries(event.values ?? {}).map(([name, value]) => ({
      ...{ name, value, step: event.step },
      event: asking.broughtBy ?? event.seq,
    }));
    const because = event.because ? { because: event.because } : {};
    const waits = event.afterSeconds > 0 ? { notBefore: event.at + event.afterSeconds * 1000 } : {};
    const pause = { paceSeconds: event.afterSeconds, ...waits };
    if (event.from === event.step) {
      const { open: _open, ...rest } = asking;
      branch.attempts.set(event.step, {
        ...rest,
        view: { ...judged(asking.view), status: 'running', ...because, ...pause },
        // A later value of a name takes the place of the one before: there may be tens of thousands of tries.
        given: [...asking.given.filter(({ name }) => !(name in (event.values ?? {}))), ...given],
        ...(event.afterSeconds > 0 ? { polls: 'waits' } : {}),
      });
      return;
    }
    for (const [id, { view, given: before }] of branch.attempts) {
      if (view.index < from.view.index || view.index > asking.view.index) continue;
      const fresh = planned(view, view.index, view.branch);
      const { tries, paceSeconds } = id === event.step ? { tries: view.tries, ...pause } : view;
      branch.attempts.set(id, {
        ...fresh,
        view: { ...fresh.view, tries, paceSeconds, ...(id === event.from ? { ...because, ...waits } : {}) },
        given: id === event.from ? [...before, ...given] : before,
      });
    }
  }
}

/** A branch as people see it. `live`: a page works on it right now. */
export function branchView(
  branch: Pick<Branch, 'view' | 'ended'> & { attempts: ReadonlyMap<string, Attempt> },
  updatedAt: number,
  live = false,
): BranchView {
  const { phase, current, problem } = whereItStands(branch, live);
  return {
    ...branch.view,
    updatedAt,
    phase,
    ...(current ? { current } : {}),
    ...(problem ? { problem } : {}),
  };
}

function planned(step: PlannedStep, index: number, branch: number): Attempt {
  const { id, title, kind, channel, from, to, label, explains, operation, spends } = step;
  const view: StepView = {
    ...{ id, title, kind, channel, from, to, label, explains, index, branch },
    ...(operation ? { operation } : {}),
    ...(spends ? { spends } : {}),
    status: 'planned',
    tries: 0,
    paceSeconds: 0,
  };
  return { view, given: [], values: [], checks: [] };
}

function after(attempt: Attempt, event: Exclude<InStep, { kind: 'again' }>): Attempt {
  const { view } = attempt;
  const changed = (change: Partial<StepView>, more: Partial<Attempt> = {}): Attempt => ({
    ...attempt,
    ...more,
    view: { ...view, ...change },
  });
  switch (event.kind) {
    case 'step-started':
      return changed({ status: view.kind === 'prompt' ? 'waiting' : 'running', startedAt: event.at });
    case 'step-skipped':
      return changed({ status: 'skipped', reason: event.reason });
    case 'request':
      return {
        ...attempt,
        view: { ...view, tries: view.tries + 1 },
        ...(attempt.polls ? { polls: 'asks' } : { open: event.exchange }),
      };
    case 'redirect-out':
    case 'awaiting':
      return changed({ status: 'waiting' }, { open: event.exchange });
    case 'response':
    case 'redirect-in':
      return unjudged({ ...closed(attempt), broughtBy: event.seq }, event.exchange);
    case 'failure':
      return unjudged(closed(attempt), event.exchange);
    case 'page-seen':
    case 'answered':
      return closed(attempt);
    case 'produced': {
      const made = Object.entries(event.values).map(([name, value]) => ({
        ...{ name, value, step: event.step },
        event: attempt.broughtBy ?? event.seq,
      }));
      return { ...attempt, values: [...attempt.values, ...made] };
    }
    case 'target-changed':
      return { ...attempt, targetChange: event.change };
    case 'checked': {
      const weight = heaviestOf(event.checks);
      return changed(weight ? { weight } : {}, { checks: event.checks });
    }
    case 'went-on': {
      const { problem: _takenBack, ...open } = view;
      return { ...attempt, view: { ...open, status: 'done', wentOn: event.checks } };
    }
    case 'document':
      return attempt;
    case 'verdict':
      return closed({ ...attempt, view: { ...judged(view), problem: event.problem, status: 'failed' } });
    case 'step-finished':
      return closed({
        ...attempt,
        view: { ...judged(view), status: event.outcome, durationMs: event.durationMs },
      });
  }
}

function closed({ open: _open, ...attempt }: Attempt): Attempt {
  return attempt.view.status === 'waiting'
    ? { ...attempt, view: { ...attempt.view, status: 'running' } }
    : attempt;
}

function unjudged(attempt: Attempt, exchange: string): Attempt {
  return { ...attempt, view: { ...attempt.view, unjudged: exchange } };
}

function judged({ unjudged: _unjudged, ...view }: StepView): StepView {
  return view;
}
