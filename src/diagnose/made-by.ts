/**
 * Who made the fault, asked once for all rules: first what the person edited, then which fault of the practice tenant
 * was on, then whom the rule names. With a known cause there is one way out, and its button makes the change.
 */
import type { TraceModel } from '#trace/model.ts';
import { restartFrom } from '#trace/restart.ts';
import { remembered } from './attempt.ts';
import { causesOf } from './causes.ts';
import { type Edit, editsOf } from './edits.ts';
import { fromStep, tokenStep, whyThere } from './fixes.ts';
import type { Finding, Fix, MadeBy, Told } from './rule.ts';
import { faultsOfAttempt, faultTitle } from './sandbox-faults.ts';

const faultsMet = remembered(faultsOfAttempt);

export function withMaker({ causes: own, ...told }: Told, model: TraceModel): Finding {
  const { edits: names, so, faults, otherwise } = { ...causesOf(told.code), ...own };
  const edits = editsOf(model).filter((edit) => explains(edit, names, told, model));
  const { met, on } = faultsMet(model);
  const guilty = faults.filter((id) => met.includes(id));
  const off = guilty.filter((id) => on.includes(id));
  if (edits.length > 0) return madeByYou(told, model, edits, so, off);
  if (guilty.length > 0) return madeByFault(told, model, guilty, off);
  return { ...told, madeBy: { who: otherwise, notBy: cleared(model, otherwise) } };
}

/** An edit counts where it has to do with it, and was made before. */
function explains(edit: Edit, names: readonly string[] | 'all', told: Told, model: TraceModel): boolean {
  const proofs = told.evidence.map(({ event }) => event);
  if (edit.event > Math.max(...proofs, 0)) return false;
  if (names === 'all') return proofs.includes(edit.event) || edit.step === model.current?.id;
  // What a person wrote into an answer is what the finding read there.
  const wrote =
    edit.place === 'came' && proofs.includes(edit.event) && ['status', 'error', 'body'].includes(edit.name);
  return wrote || names.includes(edit.name);
}

function madeByYou(told: Told, model: TraceModel, edits: Edit[], so: string, off: string[]): Finding {
  const from = earliest(model, [
    firstRetry(told)?.from ?? tokenStep(model),
    ...edits.map(({ step }) => step),
  ]);
  const undo = off.length > 0 ? `${undoing(edits)}, switch ${listed(off)} off` : undoing(edits);
  return {
    ...told,
    madeBy: { who: 'you', notBy: ['tenant', ...(off.length > 0 ? [] : noFault(model))] },
    title: `${edits.map(asAct).join(' and ')}, so ${so}`,
    evidence: [
      ...edits.map(({ event, path }) => ({ event, path, note: 'You changed it.' })),
      ...told.evidence.filter(
        (one) => !edits.some(({ event, path }) => event === one.event && path === one.path),
      ),
    ],
    ...(told.difference ? {} : differenceOf(edits)),
    fixes: again(model, from, undo, off, lostBy(model, from, edits)),
  };
}

/** What went out beside what was planned, where one parameter was edited. */
function differenceOf(edits: Edit[]): Pick<Finding, 'difference'> {
  const [edit, another] = edits;
  if (!edit || another || edit.place !== 'request') return {};
  const { name, event, was = '', now = '' } = edit;
  return {
    difference: [
      { label: 'Sent', value: now, name, event },
      { label: 'Planned', value: was, name },
    ],
  };
}

function madeByFault(told: Told, model: TraceModel, guilty: string[], off: string[]): Finding {
  const isOn = off.length > 0;
  const from = firstRetry(told)?.from ?? tokenStep(model);
  const titles = guilty.map(faultTitle);
  return {
    ...told,
    madeBy: { who: 'sandbox-fault', notBy: editsOf(model).length > 0 ? [] : ['you'] },
    cause: `The fault ${titles.map((title) => `“${title}”`).join(' and ')} of the sandbox ${isOn ? 'is' : 'was'} on${isOn ? '' : ', and is off by now'}. ${told.cause}`,
    fixes: [
      ...again(model, from, isOn ? `Switch ${listed(off)} off` : '', off),
      // Another way out is one where it changes what is asked for.
      ...told.fixes.filter((fix) => fix.kind === 'retry' && Object.keys(fix.inputs).length > 0),
      ...(isOn
        ? titles.map(
            (title): Fix => ({ kind: 'dashboard', path: ['Sandbox', 'Faults', title.replaceAll('`', '')] }),
          )
        : []),
    ],
  };
}

function again(
  model: TraceModel,
  from: string | undefined,
  change: string,
  off: string[],
  lost: Edit[] = [],
): Fix[] {
  const start = from ?? model.current?.id;
  if (!start) return [];
  const label = change ? `${change}, try again` : 'Try again';
  const notRepeated = lost.length > 0 ? 'What else you changed from there on is not sent again.' : '';
  const why = [whyThere(model, start), notRepeated].filter(Boolean).join(' ');
  return [
    {
      ...{ kind: 'retry', label: fromStep(model, label, start), from: start, inputs: {} },
      ...(off.length > 0 ? { faultsOff: off } : {}),
      ...(why ? { why } : {}),
    },
  ];
}

function firstRetry({ fixes }: Told) {
  return fixes.find((fix) => fix.kind === 'retry' || fix.kind === 'secret');
}

/** Other edits, which a retry from there makes undone: a branch drafts each request anew. */
function lostBy(model: TraceModel, from: string | undefined, undone: Edit[]): Edit[] {
  const index = restartFrom(model, from ?? '')?.step.index ?? 0;
  const indexOf = (id: string) => model.steps.find((step) => step.id === id)?.index ?? 0;
  return editsOf(model).filter((edit) => !undone.includes(edit) && indexOf(edit.step) >= index);
}

function earliest(model: TraceModel, steps: (string | undefined)[]): string | undefined {
  return model.steps.find(({ id }) => steps.includes(id))?.id;
}

function asAct({ act, place, name, event }: Edit): string {
  const where = place === 'came' ? `in what came back, [#${event}]` : `in [#${event}]`;
  if (place === 'made')
    return `You put another \`${name}\` in the place of the one that was made in [#${event}]`;
  if (act === 'off') return `You switched \`${name}\` off ${where}`;
  return act === 'added' ? `You added \`${name}\` ${where}` : `You changed \`${name}\` ${where}`;
}

function undoing(edits: Edit[]): string {
  const names = [...new Set(edits.map(({ name }) => `\`${name}\``))];
  if (names.length > 2) return 'Undo what you changed';
  return edits.every(({ act }) => act === 'added')
    ? `Take ${names.join(' and ')} out`
    : `Put ${names.join(' and ')} back`;
}

function listed(faults: string[]): string {
  return faults.map((id) => `“${faultTitle(id)}”`).join(' and ');
}

function noFault(model: TraceModel): 'sandbox-fault'[] {
  const asked = model.target.tenantKind === 'sandbox';
  return asked && faultsMet(model).met.length === 0 ? ['sandbox-fault'] : [];
}

/** Whom the trace clears: who edited nothing, a sandbox without a fault, and the tenant where it is someone else. */
function cleared(model: TraceModel, who: MadeBy['who']): MadeBy['notBy'] {
  return [
    ...(who !== 'you' && editsOf(model).length === 0 ? (['you'] as const) : []),
    ...(who === 'application' || who === 'grantscope' ? (['tenant'] as const) : []),
    ...noFault(model),
  ];
}
