/** Two attempts, or two runs, side by side: their steps aligned, and every value that differs. */
import type { StepView, TraceModel } from '#trace/model.ts';
import { differsByNature } from './by-nature.ts';
import { exchangeOf, type Field, type FieldPlace, fieldsOf } from './step-fields.ts';

export type Difference = {
  place: FieldPlace;
  name: string;
  /** Undefined where that side does not have it. */
  left: string | undefined;
  right: string | undefined;
  /** The person entered or changed it on one of the sides. */
  byYou: boolean;
};

export type ComparedSide = {
  step: StepView;
  /** `seq` of the event that shows it in the timeline; undefined where nothing happened. */
  event: number | undefined;
};

export type ComparedStep = {
  id: string;
  left: ComparedSide | undefined;
  right: ComparedSide | undefined;
  /** Both sides came to it; else there is nothing to compare. */
  reached: boolean;
  /** Both sides have the same events: the later attempt took the step over. */
  shared: boolean;
  differences: readonly Difference[];
  /** Other values each time: `state`, times, ids, tokens. */
  byNature: readonly Difference[];
  equal: number;
};

export type Comparison = {
  /** What was entered before, where it differs. */
  inputs: readonly Difference[];
  steps: readonly ComparedStep[];
  /** What the person changed, in the order of the plan: it can explain all that follows. */
  byYou: readonly { step: ComparedStep | undefined; difference: Difference }[];
  /** The first step where something differs that is not so by nature. */
  first: ComparedStep | undefined;
};

/**
 * Compares what two models sent, got, made and checked, step by step. Steps are aligned by their ids, in the order of the
 * left plan; what one side has alone stands where its plan has it. Compares texts: two writings of one JSON value are two
 * values. Does not say what explains what: that is for the rules.
 */
export function compareModels(left: TraceModel, right: TraceModel): Comparison {
  const inputs = differencesOf(inputFields(left), inputFields(right)).map((one) => ({ ...one, byYou: true }));
  const steps = alignedIds(left, right).map((id) => compareStep(id, left, right));
  const byYou = [
    ...inputs.map((difference) => ({ step: undefined, difference })),
    ...steps.flatMap((step) =>
      step.differences.filter((one) => one.byYou).map((difference) => ({ step, difference })),
    ),
  ];
  return { inputs, steps, byYou, first: steps.find(({ differences }) => differences.length > 0) };
}

function inputFields({ inputs, extra }: TraceModel): Field[] {
  const all = [...Object.entries(inputs), ...extra].filter(([, value]) => value !== '');
  return all.map(([name, value]) => ({ place: 'input', name, value }));
}

/** The ids of both plans: those of the left, and each of the right alone after what stands before it there. */
function alignedIds(left: TraceModel, right: TraceModel): string[] {
  const ids = left.steps.map(({ id }) => id);
  let after = -1;
  for (const { id } of right.steps) {
    const at = ids.indexOf(id);
    if (at >= 0) after = at;
    else {
      after += 1;
      ids.splice(after, 0, id);
    }
  }
  return ids;
}

function sideOf(model: TraceModel, id: string): ComparedSide | undefined {
  const step = model.steps.find((one) => one.id === id);
  if (!step) return undefined;
  const row = model.rows.findLast((one) => one.step === id && one.branch === step.branch);
  return { step, event: exchangeOf(model, step)?.requestEvent ?? row?.events[0] };
}

function compareStep(id: string, left: TraceModel, right: TraceModel): ComparedStep {
  const [one, other] = [sideOf(left, id), sideOf(right, id)];
  const at = (one?.event ?? 0) - 1;
  const isSame = at >= 0 && one?.event === other?.event && left.events[at] === right.events[at];
  const shared = isSame && one !== undefined && isOver(one.step);
  const reached = [one, other].every((side) => side !== undefined && side.step.status !== 'planned');
  const fields = [left, right].map((model, index) => {
    const side = index === 0 ? one : other;
    return side && reached && !shared ? fieldsOf(model, side.step) : [];
  });
  const [ofLeft = [], ofRight = []] = fields;
  const all = differencesOf(ofLeft, ofRight);
  const isNatural = (each: Difference) =>
    !each.byYou && differsByNature(each.place, each.name, each.left, each.right);
  return {
    ...{ id, left: one, right: other, reached, shared },
    differences: all.filter((each) => !isNatural(each)).sort((a, b) => Number(b.byYou) - Number(a.byYou)),
    byNature: all.filter(isNatural),
    equal: ofLeft.filter((each) => valueIn(ofRight, each) === each.value).length,
  };
}

const isOver = ({ status }: StepView) => status === 'done' || status === 'skipped';

const valueIn = (fields: readonly Field[], { place, name }: Field) =>
  fields.find((one) => one.place === place && one.name === name)?.value;

function differencesOf(left: readonly Field[], right: readonly Field[]): Difference[] {
  const keys = new Map([...left, ...right].map((one) => [`${one.place} ${one.name}`, one]));
  return [...keys.values()].flatMap(({ place, name }): Difference[] => {
    const [one, other] = [left, right].map((fields) =>
      fields.find((each) => each.place === place && each.name === name),
    );
    if (one?.value === other?.value) return [];
    // A parameter that was switched off is not there.
    const [was, is] = [one?.value || undefined, other?.value || undefined];
    return was === is
      ? []
      : [{ place, name, left: was, right: is, byYou: one?.edited === true || other?.edited === true }];
  });
}
