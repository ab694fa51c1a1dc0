/** What a run gives away: texts made of its events without their secrets. */
import { type Problem, problem } from '#lib/problem.ts';
import type { TraceModel } from '#trace/model.ts';
import { Slices } from './slices.ts';

export type Shared = { text: string; unseen: string[] };
export type ShareKind = 'report' | 'mermaid' | 'curl';

/** Makes one of them, or says what stood in the way (`export-failed`); then nothing leaves. */
export async function shareAs(kind: ShareKind, model: TraceModel): Promise<Shared | Problem> {
  try {
    const { redacted, unseen } = await withoutSecrets(model);
    return { text: await textOf(kind, redacted), unseen };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return problem('export-failed', 'Nothing was shared', detail);
  }
}

/** Equal secrets get equal pseudonyms, of a key made for this text alone. */
async function withoutSecrets(model: TraceModel): Promise<{ redacted: TraceModel; unseen: string[] }> {
  const [{ pseudonym, Redaction }, { Unseen }, { buildModel }] = await Promise.all([
    import('#trace/secrecy/redact.ts'),
    import('#trace/secrecy/unseen.ts'),
    import('#trace/build-model.ts'),
  ]);
  const key = crypto.getRandomValues(new Uint8Array(32));
  const redaction = new Redaction((value) => pseudonym(key, value));
  const unseen = new Unseen();
  const slices = new Slices();
  for (const event of model.events) {
    unseen.look(event);
    redaction.collect(event);
    await slices.breathe();
  }
  const events = [];
  for (const event of model.events) {
    events.push(redaction.mask(event));
    await slices.breathe();
  }
  return { redacted: buildModel(events), unseen: unseen.sentences() };
}

async function textOf(kind: ShareKind, model: TraceModel): Promise<string> {
  switch (kind) {
    case 'report': {
      const [{ reportOf }, { diagnose }] = await Promise.all([
        import('#diagnose/report.ts'),
        import('#diagnose/diagnose.ts'),
      ]);
      return reportOf(model, diagnose(model));
    }
    case 'mermaid':
      return (await import('#trace/formats/mermaid.ts')).toMermaid(model);
    case 'curl':
      return (await import('#trace/formats/curl-script.ts')).toCurlScript(model);
  }
}
