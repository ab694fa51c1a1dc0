import { type Problem, problem } from '#lib/problem.ts';
import type { TraceModel } from '#trace/model.ts';

/** What the file does not hide, to be shown beside it. */
export type Exported = { unseen: string[] };

export type Save = (name: string, parts: string[]) => void;

/** The page answers in between: a long trace takes seconds. */
const SLICE_MS = 12;

const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

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
    let since = performance.now();
    const breathe = async () => {
      if (performance.now() - since < SLICE_MS) return;
      await pause();
      since = performance.now();
    };
    for (const event of model.events) {
      unseen.look(event);
      await breathe();
    }
    for (const part of traceFileParts(model.events, { redact: true })) {
      if (part !== '') parts.push(part);
      await breathe();
    }
    save(`${model.flow}-${model.run}.trace.json`, parts);
    return { unseen: unseen.sentences() };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return problem('export-failed', 'The trace was not saved', detail);
  }
}
