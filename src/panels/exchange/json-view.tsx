import type { ReactNode } from 'react';
import { isBroken } from '#inspect/broken.ts';
import { formatJson, type JsonNode, parseJson } from '#inspect/json.ts';
import { useIsSecret, WireValue } from '#panels/secrets.tsx';
import { CodeBlock } from '#ui/code-block.tsx';

const LARGEST_PRETTY = 200_000;

/** JSON as numbered lines: numbers keep their digits, secrets are masked. What is not JSON is shown as it is. */
export function JsonView({ text, label }: { text: string; label: string }) {
  const node = text.length <= LARGEST_PRETTY ? parseJson(text) : undefined;
  if (!node || isBroken(node)) return <CodeBlock text={text} label={label} />;
  return (
    <section aria-label={label} tabIndex={0} className="overflow-auto py-1 focus-visible:-outline-offset-2">
      <ol className="font-wire text-xs leading-6 [counter-reset:line]">
        <Lines node={node} indent={0} tail="" />
      </ol>
    </section>
  );
}

type LinesProps = { node: JsonNode; indent: number; name?: string; tail: string };

const indents = ['pl-10', 'pl-14', 'pl-18', 'pl-22', 'pl-26', 'pl-30'];

function Line({ indent, children }: { indent: number; children: ReactNode }) {
  return (
    <li
      className={`relative min-h-6 pr-3 [counter-increment:line] [overflow-wrap:anywhere] before:absolute before:left-0 before:w-7 before:text-right before:text-2xs before:text-ink-3 before:content-[counter(line)] ${indents[Math.min(indent, indents.length - 1)]}`}
    >
      {children}
    </li>
  );
}

function Name({ name }: { name: string | undefined }) {
  if (name === undefined) return null;
  return (
    <>
      {JSON.stringify(name)}
      <span className="text-ink-3">: </span>
    </>
  );
}

/** A secret is masked; any other string stands in its quotes. */
function JsonString({ name, value }: { name: string; value: string }) {
  return useIsSecret(name, value) ? (
    <WireValue name={name} value={value} />
  ) : (
    <span className="text-ink-2">{JSON.stringify(value)}</span>
  );
}

function Lines({ node, indent, name, tail }: LinesProps) {
  if (node.kind !== 'object' && node.kind !== 'array') {
    return (
      <Line indent={indent}>
        <Name name={name} />
        {node.kind === 'string' ? (
          <JsonString name={name ?? ''} value={node.value} />
        ) : (
          <span className="font-semibold text-ink-2">{formatJson(node)}</span>
        )}
        <span className="text-ink-3">{tail}</span>
      </Line>
    );
  }
  const [open, close] = node.kind === 'object' ? ['{', '}'] : ['[', ']'];
  const children =
    node.kind === 'object'
      ? node.members.map((one) => ({ key: one.name, name: one.name, value: one.value }))
      : node.items.map((value, index) => ({ key: String(index), name: undefined, value }));
  if (children.length === 0) {
    return (
      <Line indent={indent}>
        <Name name={name} />
        <span className="text-ink-3">{open + close + tail}</span>
      </Line>
    );
  }
  return (
    <>
      <Line indent={indent}>
        <Name name={name} />
        <span className="text-ink-3">{open}</span>
      </Line>
      {children.map((child, index) => (
        <Lines
          key={child.key}
          node={child.value}
          indent={indent + 1}
          {...(child.name === undefined ? {} : { name: child.name })}
          tail={index < children.length - 1 ? ',' : ''}
        />
      ))}
      <Line indent={indent}>
        <span className="text-ink-3">{close + tail}</span>
      </Line>
    </>
  );
}
