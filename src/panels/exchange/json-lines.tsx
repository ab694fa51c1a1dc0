import { type ReactNode, useState } from 'react';
import { isSecretName, PRIVATE_KEY_MEMBERS } from '#catalog/secret-names.ts';
import { formatJson, type JsonNode } from '#inspect/json.ts';
import { useIsSecret, useMaskedText } from '#panels/run-secrets.tsx';
import { useValue } from '#panels/value/value.tsx';
import { Icon } from '#ui/icon.tsx';
import { Joints } from '#ui/joints.tsx';

type LinesProps = {
  node: JsonNode;
  indent: number;
  /** How many levels are open at first. */
  open: number;
  name?: string;
  /** The name that makes this a secret: of what it lies in, or its own in a private key. */
  under?: string | undefined;
  tail: string;
};

/** One node of JSON: a line, or a line for each of its members between two that hold the brackets. */
export function JsonLines(props: LinesProps) {
  const { node } = props;
  if (node.kind === 'string') return <StringLine {...props} value={node.value} />;
  if (node.kind === 'number' || node.kind === 'literal') return <PlainLine {...props} />;
  return <Container {...props} node={node} />;
}

/** How many lines there are with everything open. */
export function linesOfJson(node: JsonNode): number {
  if (node.kind !== 'object' && node.kind !== 'array') return 1;
  const children = node.kind === 'object' ? node.members.map(({ value }) => value) : node.items;
  return children.reduce((sum, child) => sum + linesOfJson(child), children.length > 0 ? 2 : 1);
}

const indents = ['pl-10', 'pl-14', 'pl-18', 'pl-22', 'pl-26', 'pl-30', 'pl-34', 'pl-38'];

type LineProps = { indent: number; below?: ReactNode; children: ReactNode };

/** Names of one level stand below each other, and what wraps stays to the right of its name. */
function Line({ indent, below, children }: LineProps) {
  return (
    <li
      className={`relative min-h-6 pr-2 [counter-increment:line] before:absolute before:left-0 before:w-7 before:text-right before:text-2xs before:text-ink-3 before:content-[counter(line)] ${indents[Math.min(indent, indents.length - 1)]}`}
    >
      <div className="flex min-w-0 flex-wrap items-start gap-x-1">{children}</div>
      {below}
    </li>
  );
}

function Name({ name }: { name: string | undefined }) {
  const masked = useMaskedText(name ?? '');
  if (name === undefined) return null;
  return (
    <span className="max-w-full min-w-0 flex-none [overflow-wrap:anywhere]">
      <Joints text={JSON.stringify(masked)} />
      <span className="text-ink-3">:</span>
    </span>
  );
}

/** A secret is masked; any other string stands in its quotes. */
function StringLine({ indent, name, under, tail, value }: LinesProps & { value: string }) {
  const { line, below } = useValue({ name: under ?? name ?? '', value, quoted: true });
  return (
    <Line indent={indent} below={below}>
      <Name name={name} />
      <span className="min-w-0 grow basis-44 text-ink-2">{line}</span>
      <Tail text={tail} />
    </Line>
  );
}

/** A number can be a code; `true` and `null` say nothing. */
function PlainLine({ node, indent, name, under, tail }: LinesProps) {
  const text = formatJson(node);
  const called = under ?? name ?? '';
  const isSecret = useIsSecret(called, text) && node.kind === 'number';
  const { line, below } = useValue({ name: called, value: text });
  return (
    <Line indent={indent} below={isSecret && below}>
      <Name name={name} />
      {isSecret ? (
        <span className="min-w-0 grow basis-44">{line}</span>
      ) : (
        <span className="font-semibold text-ink-2 [overflow-wrap:anywhere]">{text}</span>
      )}
      <Tail text={tail} />
    </Line>
  );
}

function Tail({ text }: { text: string }) {
  return text && <span className="sr-only">{text}</span>;
}

type Branch = Extract<JsonNode, { kind: 'object' | 'array' }>;

function Container({ node, indent, open, name, under, tail }: LinesProps & { node: Branch }) {
  const [opened, setOpened] = useState(indent < open);
  const holds = under ?? (name !== undefined && isSecretName(name) ? name : undefined);
  const isKey = node.kind === 'object' && node.members.some((one) => one.name === 'kty');
  const [begin, end] = node.kind === 'object' ? ['{', '}'] : ['[', ']'];
  const children =
    node.kind === 'object'
      ? node.members.map((one) => ({ name: one.name, value: one.value }))
      : node.items.map((value) => ({ name: undefined, value }));
  const called = name ?? (node.kind === 'object' ? 'the object' : 'the list');
  return (
    <>
      <Line indent={indent}>
        <Name name={name} />
        {children.length === 0 ? (
          <span className="text-ink-3">{begin + end + tail}</span>
        ) : (
          <button
            type="button"
            aria-expanded={opened}
            aria-label={`${opened ? 'Fold' : 'Unfold'} ${called}, ${children.length}`}
            onClick={() => setOpened(!opened)}
            className="flex min-h-6 min-w-6 items-center gap-1 rounded-sm pr-1 text-ink-3 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
          >
            {opened ? begin : `${begin} ${children.length} ${end}${tail}`}
            <Icon name={opened ? 'down' : 'right'} className="size-3" />
          </button>
        )}
      </Line>
      {opened &&
        children.map((child, index) => (
          <JsonLines
            // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and the text never changes
            key={index}
            node={child.value}
            indent={indent + 1}
            open={open}
            under={holds ?? (isKey && PRIVATE_KEY_MEMBERS.has(child.name ?? '') ? 'private_key' : undefined)}
            {...(child.name === undefined ? {} : { name: child.name })}
            tail={index < children.length - 1 ? ',' : ''}
          />
        ))}
      {opened && children.length > 0 && (
        <Line indent={indent}>
          <span className="text-ink-3">{end + tail}</span>
        </Line>
      )}
    </>
  );
}
