import { type Refusal, refusalsOf } from '#diagnose/attempt.ts';
import { rule } from '#diagnose/build.ts';
import { pages } from '#diagnose/references.ts';
import type { TraceModel } from '#trace/model.ts';

/** Beside the finding that says what the error means: its status says the opposite. */
export const errorWithSuccess = rule(
  'error-with-success',
  'warning',
  find,
  ({ status, error, event, evidence }) => ({
    title: `An error came with status ${status}: \`${error}\``,
    cause:
      'RFC 6749 sends an error with status 400 or 401. An app, a proxy or a cache that goes by the status takes this one for a success.',
    evidence: [{ event, path: 'status' }, evidence],
    fixes: [],
    references: [pages.tokenErrors],
    causes: { otherwise: 'tenant' as const },
  }),
);

function find(model: TraceModel): Refusal[] {
  return refusalsOf(model)
    .filter(({ status }) => status !== undefined && status < 400)
    .slice(-1);
}
