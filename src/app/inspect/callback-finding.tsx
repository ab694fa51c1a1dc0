import { callbackFinding } from '#diagnose/callback-error.ts';
import type { Inspection } from '#inspect/inspection.ts';
import { FindingArticle } from '#panels/findings/finding-article.tsx';

const nothing = () => undefined;

/** What the rules of a run say of the error in a pasted callback. */
export function CallbackFinding({ found }: { found: Inspection }) {
  const rows = found.sections.flatMap(({ title, rows }) => (title === 'Address' ? [] : rows));
  const told = callbackFinding(
    '',
    rows.map(({ name, value }) => [name, value] as [string, string]),
  );
  return (
    told && <FindingArticle {...told} lead={false} onEvent={nothing} onRetry={nothing} onSecret={nothing} />
  );
}
