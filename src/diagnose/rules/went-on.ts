import { rule } from '#diagnose/build.ts';
import { retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { StepView, TraceModel } from '#trace/model.ts';

/** A choice of the person, on record: what nobody could judge is no pass, and stays told while the run goes on. */
export const wentOn = rule('went-on', 'warning', find, (step, model) => {
  const open = step.wentOn ?? [];
  const event = model.events.findLast((one) => one.kind === 'went-on' && one.step === step.id);
  const detail = model.checks.find(({ id, status }) => status === 'unknown' && open.includes(id))?.detail;
  return {
    title: `You went on without ${open.map((id) => `\`${id}\``).join(' and ')}: nobody could judge it`,
    cause: `What was not judged is no pass. All that came after it rests on a token that may be anybody’s.${detail ? ` ${detail}` : ''}`,
    evidence: event ? [{ event: event.seq, note: 'You went on.' }] : [],
    fixes: retry(model, step.id, 'Judge it again'),
    references: [pages.idTokenValidation],
  };
});

function find({ steps }: TraceModel): StepView[] {
  return steps.filter((step) => step.wentOn !== undefined);
}
