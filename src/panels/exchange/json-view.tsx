import { isBroken } from '#inspect/broken.ts';
import { parseJson } from '#inspect/json.ts';
import { useMaskedText } from '#panels/run-secrets.tsx';
import { CodeBlock } from '#ui/code-block.tsx';
import { JsonLines, linesOfJson } from './json-lines.tsx';

const LARGEST_PRETTY = 200_000;
/** Of a longer one only the outermost two levels are open at first. */
const MOST_LINES_OPEN = 300;

/**
 * JSON as numbered lines that fold: numbers keep the digits they came with, names that repeat all stand there, secrets
 * are masked. What is not JSON, or longer than 200,000 characters, is shown as it is.
 */
export function JsonView({ text, label }: { text: string; label: string }) {
  const node = text.length <= LARGEST_PRETTY ? parseJson(text) : undefined;
  if (!node || isBroken(node)) return <MaskedBlock text={text} label={label} />;
  const open = linesOfJson(node) > MOST_LINES_OPEN ? 2 : Number.POSITIVE_INFINITY;
  return (
    <section aria-label={label} tabIndex={0} className="overflow-auto py-1 focus-visible:-outline-offset-2">
      <ol className="font-wire text-xs leading-6 [counter-reset:line]">
        <JsonLines node={node} indent={0} open={open} tail="" />
      </ol>
    </section>
  );
}

function MaskedBlock({ text, label }: { text: string; label: string }) {
  return <CodeBlock text={useMaskedText(text)} label={label} />;
}
