import type { ReactNode } from 'react';
import { isSecretName, PRIVATE_KEY_MEMBERS } from '#catalog/secret-names.ts';
import { isBroken } from '#inspect/broken.ts';
import { formatJson, type JsonNode, parseJson } from '#inspect/json.ts';
import { useIsSecret, useMaskedText, WireValue } from '#panels/run-secrets.tsx';
import { CodeBlock } from '#ui/code-block.tsx';

const LARGEST_PRETTY = 200_000;

/** JSON as numbered lines: numbers keep their digits, secrets are masked. What is not JSON is shown as it is. */
export function JsonView({ text, label }: { text: string; label: string }) {
  const node = text.length <= LARGEST_PRETTY ? parseJson(text) : undefined;
  if (!node || isBroken(node)) return <MaskedBlock text={text} label={label} />;
  return (
    <section aria-label={label} tabIndex={0} className="overflow-auto py-1 focus-visible:-outline-offset-2">
      <ol className="font-wire text-xs leading-6 [counter-reset:line]">
        <Lines node={node} indent={0} tail="" />
      </ol>
    </section>
  );
}

function MaskedBlock({ text, label }: { text: string; label: string }) {
  return <CodeBlock text={useMaskedText(text)} label={label} />;
}

type LinesProps = {
  node: JsonNode;
  indent: number;
  name?: string;
  /** The name that makes this a secret: of what it lies in, or its own in a private key. */
  under?: string | undefined;
  tail: string;
};

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
  const masked = useMaskedText(name ?? '');
  if (name === undefined) return null;
  return (
    <>
      {JSON.stringify(masked)}
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

/** A number can be a code; `true` and `null` say nothing. */
function JsonPlain({ name, text, isNumber }: { name: string; text: string; isNumber: boolean }) {
  const isSecret = useIsSecret(name, text);
  return isNumber && isSecret ? (
    <WireValue name={name} value={text} />
  ) : (
    <span className="font-semibold text-ink-2">{text}</span>
  );
}

function Lines({ node, indent, name, under, tail }: LinesProps) {
  if (node.kind !== 'object' && node.kind !== 'array') {
    return (
      <Line indent={indent}>
        <Name name={name} />
        {node.kind === 'string' ? (
          <JsonString name={under ?? name ?? ''} value={node.value} />
        ) : (
          <JsonPlain name={under ?? name ?? ''} text={formatJson(node)} isNumber={node.kind === 'number'} />
        )}
        <span className="text-ink-3">{tail}</span>
      </Line>
    );
  }
  const holds = under ?? (name !== undefined && isSecretName(name) ? name : undefined);
  const isKey = node.kind === 'object' && node.members.some((one) => one.name === 'kty');
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
          under={holds ?? (isKey && PRIVATE_KEY_MEMBERS.has(child.key) ? 'private_key' : undefined)}
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
