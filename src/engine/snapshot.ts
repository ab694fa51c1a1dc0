/** What the page sees of a run at one moment. */
import type { Display } from '#flows/flow.ts';
import type { Problem } from '#lib/problem.ts';
import type { Draft, RunSnapshot } from './api.ts';
import { contextOf } from './context.ts';
import { placeOf, upcoming } from './plan.ts';
import { asked } from './prompt.ts';
import type { RunParts } from './run-parts.ts';

type Seen = {
  draft: (Draft & { place: string }) | undefined;
  busy: boolean;
  readOnly: Problem | undefined;
};

export function snapshotOf(parts: RunParts, { draft, busy, readOnly }: Seen): RunSnapshot {
  const { model, unkept } = parts.recorder;
  const notice = readOnly ?? unkept;
  if (readOnly) return { model, shows: [], busy: false, ...(notice ? { notice } : {}) };
  const step = upcoming(parts)?.step;
  const current = model.current && parts.code.get(model.current.id);
  const prompt = current?.kind === 'prompt' ? current : step?.kind === 'prompt' ? step : undefined;
  const ask = prompt ? asked(parts, prompt) : [];
  return {
    model,
    shows: shownNow(parts),
    busy,
    ...(draft && draft.place === placeOf(parts) ? { draft } : {}),
    ...(ask.length > 0 ? { ask } : {}),
    ...(notice ? { notice } : {}),
  };
}

/** What the step at work shows, else what the last one before it has shown: until the next one is done. */
function shownNow(parts: RunParts): Display[] {
  const { current, steps } = parts.recorder.model;
  if (!current) return [];
  const before = steps.findLast(({ index, status }) => index < current.index && status === 'done');
  for (const view of [current, before]) {
    const step = view && view.status !== 'planned' ? parts.code.get(view.id) : undefined;
    if (!step?.shows) continue;
    try {
      return step.shows(contextOf(parts, step));
    } catch {
      return [];
    }
  }
  return [];
}
