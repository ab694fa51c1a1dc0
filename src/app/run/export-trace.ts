import { download } from '#app/tenant/download.ts';
import type { TraceModel } from '#trace/model.ts';

/** Downloads the trace as JSON without its secrets: equal secrets get equal pseudonyms. */
export async function exportTrace(model: TraceModel): Promise<void> {
  const { toTraceFile } = await import('#trace/formats/native.ts');
  download(`${model.flow}-${model.run}.trace.json`, toTraceFile(model.events, { redact: true }));
}
