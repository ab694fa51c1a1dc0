/**
 * Where a retry must begin. Some values are good once (`spends` of a step): the step that was to be tried again may need
 * one that is used up, so it begins at the step that makes a new one.
 */
import type { TraceEvent } from './event.ts';
import { paramsOf } from './fields.ts';
import type { Exchange, Making, StepView, TraceModel } from './model.ts';

export type Spent = {
  name: string;
  /** `sent`: a request has carried it; `came-back`: the trip that it marked is over. */
  how: 'sent' | 'came-back';
};

export type Restart = {
  /** The step that the retry begins at: the one that was wanted, or an earlier one. */
  step: StepView;
  wanted: StepView;
  /** What is used up, of all that will be made anew, in the order of the plan. */
  spent: readonly Spent[];
};

/** A model is never changed, so what was found in it stays true. */
const known = new WeakMap<TraceModel, Map<string, Restart | undefined>>();

/**
 * The step that a retry of `wanted` really begins at, so that nothing is sent that is good once and was sent before; and
 * which values those are. Undefined where the plan has no such step. A value that was entered before the run, and that no
 * step makes, stays as it is. A check that failed begins where what it judged was brought, and a step behind one that
 * failed begins at that one. Says nothing about values that
 * have only grown old.
 */
export function restartFrom(model: TraceModel, wanted: string): Restart | undefined {
  const found = known.get(model) ?? new Map<string, Restart | undefined>();
  known.set(model, found);
  if (!found.has(wanted)) found.set(wanted, find(model, wanted));
  return found.get(wanted);
}

function find(model: TraceModel, wanted: string): Restart | undefined {
  const asked = model.steps.find(({ id }) => id === wanted);
  if (!asked) return undefined;
  const first = firstToRun(model, asked);
  let at = judgedBy(model, first) ?? first;
  for (let earlier: StepView | undefined = at; earlier; earlier = makerOfSpent(model, at)) at = earlier;
  return { step: at, wanted: asked, spent: spentFrom(model, at) };
}

/**
 * Nothing comes after a step that is not over: a step further down begins where the run stands. A step that was skipped
 * would be skipped again, and what comes next is the one that failed.
 */
function firstToRun({ steps }: TraceModel, asked: StepView): StepView {
  const isOver = ({ status }: StepView) => status === 'done' || status === 'skipped';
  const open = steps.slice(0, asked.index).find((step) => !isOver(step));
  if (open || asked.status !== 'skipped') return open ?? asked;
  const next = steps.slice(asked.index).find(({ status }) => status !== 'skipped');
  return next?.status === 'failed' ? next : asked;
}

/** A check that failed would fail again on the same values: what brought them is done anew. */
function judgedBy({ steps }: TraceModel, { kind, status, index }: StepView): StepView | undefined {
  if (kind !== 'check' || status !== 'failed') return undefined;
  return steps
    .slice(0, index)
    .findLast((step) => (step.kind === 'request' || step.kind === 'browser') && step.status === 'done');
}

/** Where a retry from `at` would have to go back to first; undefined where it has all that it needs. */
function makerOfSpent(model: TraceModel, at: StepView): StepView | undefined {
  const { steps, made } = model;
  for (const { id, name } of steps.slice(at.index).flatMap(spendsOf)) {
    const held = made.findLast((value) => value.name === name && isHeld(value, at, steps));
    const maker = held && howSpent(model, id, held) ? makerOf(model, name, at) : undefined;
    if (maker) return maker;
  }
  return undefined;
}

/** What is used up, of all that the steps from `at` on have made and will make anew. */
function spentFrom(model: TraceModel, at: StepView): Spent[] {
  const anew = model.steps.slice(at.index);
  const spenders = anew.flatMap(spendsOf);
  const spent = new Map<string, Spent>();
  for (const value of model.made) {
    const spender =
      anew.some(({ id }) => id === value.heldBy) && spenders.find(({ name }) => name === value.name);
    const how = spender && howSpent(model, spender.id, value);
    if (how) spent.set(value.name, { name: value.name, how });
  }
  return [...spent.values()];
}

const spendsOf = ({ id, spends = [] }: StepView) => spends.map((name) => ({ id, name }));

/** Whether a retry from `at` would still have this value. */
function isHeld({ heldBy, step }: Making, at: StepView, steps: readonly StepView[]): boolean {
  if (heldBy === at.id) return step !== heldBy;
  return steps.slice(0, at.index).some(({ id, status }) => id === heldBy && status === 'done');
}

/** The last step before `at` that makes a value of this name by itself. */
function makerOf({ made, steps }: TraceModel, name: string, at: StepView): StepView | undefined {
  return steps.findLast(
    ({ id, index }) =>
      index < at.index &&
      made.some((value) => value.name === name && value.step === id && value.heldBy === id),
  );
}

function howSpent(model: TraceModel, step: string, { value, event }: Making): Spent['how'] | undefined {
  const since = model.exchanges.values().filter((one) => one.step === step && one.requestEvent > event);
  if (since.some((one) => one.callback !== undefined)) return 'came-back';
  // A request that was edited so that it does not carry the value has not used it up.
  const carries = ({ sent, mode }: Exchange) =>
    sent !== undefined && mode === undefined && paramsOf(sent).some((param) => param[1] === value);
  return since.some((one) => carries(one) && !isOpenAgain(model, one)) ? 'sent' : undefined;
}

/** The protocol asks again with the same value: polling, a nonce that the server wanted. Or the browser sent nothing. */
function isOpenAgain({ events }: TraceModel, { step, responseEvent, failure }: Exchange): boolean {
  if (failure?.candidates.every((cause) => cause === 'csp' || cause === 'mixed-content')) return true;
  if (responseEvent === undefined) return false;
  const next = events
    .slice(responseEvent)
    .find((event) => 'step' in event && event.step === step && OUTCOMES.has(event.kind));
  return next?.kind === 'again';
}

const OUTCOMES: ReadonlySet<TraceEvent['kind']> = new Set(['again', 'verdict', 'produced', 'request']);

/**
 * Where *Run again* begins: at the first step that is more than a read whose answer is there already, with all that must
 * be new. What discovery and the keys said is taken over.
 */
export function runAgainFrom(model: TraceModel): Restart | undefined {
  const first = model.steps.find((step) => step.status !== 'done' || !isRead(model, step)) ?? model.steps[0];
  return first && restartFrom(model, first.id);
}

/**
 * Whether a step only reads, so that doing it twice changes nothing at the tenant: its last request was a GET and carried
 * nothing that is good once.
 */
export function isRead(model: TraceModel, { id, kind, spends = [] }: StepView): boolean {
  const sent = model.exchanges.values().findLast(({ step }) => step === id)?.sent;
  return kind === 'request' && spends.length === 0 && sent?.method === 'GET' && !sent.body;
}

/**
 * Whether a request may have gone out that nobody sends again by itself; a read is asked again when the run goes on.
 */
export function isInDoubt(model: TraceModel): boolean {
  return model.inDoubt !== undefined && !(model.current && isRead(model, model.current));
}

/** "Try again from step 5". Steps are counted as on screen: from 1, in the order of the plan. */
export function fromStep(label: string, { step }: Restart): string {
  return `${label} from step ${step.index + 1}`;
}

/** "`code` is spent, `state` and `nonce` must be new"; undefined where nothing is used up. */
export function whyFromThere({ spent }: Restart): string | undefined {
  const named = (how: Spent['how']) => spent.flatMap((one) => (one.how === how ? [`\`${one.name}\``] : []));
  const [sent, back] = [named('sent'), named('came-back')];
  const said = [
    sent.length > 0 ? `${listed(sent)} ${sent.length > 1 ? 'are' : 'is'} spent` : '',
    back.length > 0 ? `${listed(back)} must be new` : '',
  ].filter(Boolean);
  return said.length > 0 ? said.join(', ') : undefined;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
