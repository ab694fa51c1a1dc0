import type { BranchView, StepView } from '#trace/model.ts';

/** "stopped at step 7": where an attempt stands, in a few words. */
export function standsAt({ phase, current }: BranchView): string {
  if (phase === 'finished' || !current) return phase === 'ready' ? 'not begun' : phase;
  const at = {
    stopped: 'stopped at',
    waiting: 'waiting at',
    running: 'at',
    paused: 'before',
    ready: 'before',
  };
  // What was on its way when the next attempt began, or when the page went, is not before that step.
  if (phase === 'paused' && current.status === 'running') return `left at step ${current.index + 1}`;
  return `${at[phase]} step ${current.index + 1}`;
}

/**
 * Where an attempt began, and why there: "Began again at step 3: `code` of attempt 1 was spent, so it was made anew." With
 * backticks for names.
 */
export function beganBy(
  { parent, from, spent = [], changed = [] }: BranchView,
  steps: readonly StepView[],
): string {
  const step = steps.find(({ id }) => id === from);
  if (parent === undefined || !step) return 'The first attempt.';
  const many = spent.length > 1;
  const anew = many ? `were spent, so ${spent.length > 2 ? 'all' : 'both'} were` : 'was spent, so it was';
  const why = spent.length > 0 ? `: ${listed(spent)} of attempt ${parent + 1} ${anew} made anew` : '';
  const other = changed.length > 0 ? ` With another ${listed(changed)}.` : '';
  return `Began again at step ${step.index + 1}${why}.${other}`;
}

function listed(names: readonly string[]): string {
  const marked = names.map((name) => `\`${name}\``);
  return marked.length < 2 ? marked.join('') : `${marked.slice(0, -1).join(', ')} and ${marked.at(-1)}`;
}
