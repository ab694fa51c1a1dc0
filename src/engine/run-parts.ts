/** What the parts of a session work on together: one run, its steps by id, its record, and the world. */
import type { Edit, Experiment, Made } from '#flows/experiment.ts';
import type { Flow, Step } from '#flows/flow.ts';
import { type Problem, problem } from '#lib/problem.ts';
import type { TraceModel } from '#trace/model.ts';
import type { Departure, Ports } from './ports.ts';
import type { Recorder } from './recorder.ts';

export type RunParts = {
  readonly run: string;
  /** The code of the recorded plan's steps, by id. The plan says which there are and in which order. */
  readonly code: ReadonlyMap<string, Step>;
  readonly recorder: Recorder;
  readonly ports: Ports;
  readonly experiment?: Experiment;
  /** The trip that begins when the run is let go of: a page that leaves must not hold its lock. */
  departing?: { departure: Departure; step: Step };
};

export function codeOf(flow: Flow | undefined): Map<string, Step> {
  return new Map(flow?.steps.map((step) => [step.id, step]));
}

/** Why a run can only be read: its flow is not here, or no longer has the steps that the run was planned with. */
export function whyReadOnly(
  flow: Flow | undefined,
  { flow: id, steps, phase, imported }: TraceModel,
): Problem | undefined {
  if (imported) {
    return problem(
      'imported',
      'This run can only be read',
      `It was opened from ${imported.from}; nothing of it ran here.${imported.redacted ? ' Its secrets were taken out: the fingerprints are of this file, equal for equal values, and no others.' : ''}`,
    );
  }
  if (!flow) {
    return problem('flow-unknown', 'This run can only be read', `No flow is called \`${id}\` here.`);
  }
  if (phase === 'finished') return undefined;
  const code = codeOf(flow);
  const gone = steps.filter((step) => code.get(step.id)?.kind !== step.kind).map(({ title }) => title);
  if (gone.length === 0) return undefined;
  return problem(
    'flow-changed',
    'This run can only be read',
    `The flow has changed since it began: it no longer has ${gone.map((title) => `“${title}”`).join(', ')}. Start it anew to go on.`,
  );
}

/** What the run's experiment puts in the place of what a step made. */
export function editOf({ experiment }: RunParts, step: Step, made: Made): Edit | undefined {
  return experiment?.edits[step.id]?.(made);
}
