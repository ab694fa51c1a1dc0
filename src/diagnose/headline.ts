import { rowOfEvent, type TraceModel } from '#trace/model.ts';
import { diagnose } from './diagnose.ts';

/** A text of a finding without its marks: "You changed state in #6", by the number that people see. */
export function plainText(text: string, model: TraceModel): string {
  return text
    .replaceAll('`', '')
    .replace(/\[#(\d+)\]/g, (_, seq: string) => `#${rowOfEvent(model, Number(seq))?.number ?? '–'}`);
}

/**
 * What a list says of a run that failed: the title of its worst finding, as plain text; undefined where nothing failed.
 * Reads the whole trace.
 */
export function headlineOf(model: TraceModel): string | undefined {
  const [worst] = diagnose(model);
  return worst?.severity === 'error' ? plainText(worst.title, model) : undefined;
}
