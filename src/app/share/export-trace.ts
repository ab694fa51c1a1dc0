import { type Problem, problem } from '#lib/problem.ts';
import type { TraceModel } from '#trace/model.ts';
import { Slices } from './slices.ts';

/** What the file does not hide, to be shown beside it. */
export type Exported = { unseen: string[] };

export type Save = (name: string, parts: string[]) => void;

/**
 * Saves the trace as JSON without its secrets: equal secrets get equal pseudonyms. Returns what the redaction cannot
 * see, or `export-failed` with what stood in the way; then nothing was saved.
 */
export async function exportTrace(model: TraceModel, save: Save): Promise<Exported | Problem> {
  try {
    const [{ traceFileParts }, { Unseen }] = await Promise.all([
      import('#trace/formats/native.ts'),
      import('#trace/secrecy/unseen.ts'),
    ]);
    const unseen = new Unseen();
    const parts: string[] = [];
    const slices = new Slices();
    for (const event of model.events) {
      unseen.look(event);
      await slices.breathe();
    }
    for (const part of traceFileParts(model.events, { redact: true })) {
      if (part !== '') parts.push(part);
      await slices.breathe();
    }
    save(`${model.flow}-${model.run}.trace.json`, parts);
    return { unseen: unseen.sentences() };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return problem('export-failed', 'The trace was not saved', detail);
  }
}
