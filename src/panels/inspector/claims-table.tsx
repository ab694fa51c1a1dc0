import { memo, type ReactNode, useState } from 'react';
import { type ClaimContext, explainClaim } from '#inspect/explain-claim.ts';
import { formatJson, type JsonMember, type JsonNode, type JsonObjectNode } from '#inspect/json.ts';
import { useIsSecret } from '#panels/run-secrets.tsx';
import { Value } from '#panels/value/value.tsx';
import { Icon } from '#ui/icon.tsx';
import { Joints } from '#ui/joints.tsx';
import { Pieces } from '#ui/pieces.tsx';
import { Prose } from '#ui/prose.tsx';
import { Few } from './few.tsx';
import { SectionHead } from './section-head.tsx';

const LONGEST = 600;

type ClaimsProps = {
  title: string;
  node: JsonObjectNode;
  context: ClaimContext;
  failing?: ReadonlySet<string>;
};

/** Name, value and one line about each member. */
export function ClaimsTable({ title, node, context, failing }: ClaimsProps) {
  const { members, omitted = 0 } = node;
  return (
    <>
      <SectionHead title={title} end={(members.length + omitted).toLocaleString('en')} />
      <Few all={members} omitted={omitted}>
        {(shown) => (
          <NamedRows label={title}>
            {shown.map((claim) => (
              <ClaimRow
                key={claim.offset}
                claim={claim}
                bad={failing?.has(claim.name) === true}
                context={context}
              />
            ))}
          </NamedRows>
        )}
      </Few>
    </>
  );
}

type ClaimRowProps = { claim: JsonMember; bad: boolean; context: ClaimContext };

/** Drawn once: pressing for more rows draws the new ones only. */
const ClaimRow = memo(function ClaimRow({ claim: { name, value }, bad, context }: ClaimRowProps) {
  return (
    <NamedRow name={name} bad={bad} meaning={explainClaim(name, value, context)}>
      <ClaimValue name={name} value={value} />
    </NamedRow>
  );
});

function ClaimValue({ name, value }: { name: string; value: JsonNode }) {
  const text = value.kind === 'string' ? value.value : formatJson(value);
  const isSecret = useIsSecret(name, text);
  const inRow = isSecret || value.kind === 'string' || value.kind === 'number';
  return inRow ? <Value name={name} value={text} /> : <LongValue text={text} />;
}

/** A value on the wire, cut when it is long, opened on demand. */
export function LongValue({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  const long = text.length > LONGEST;
  return (
    <>
      <code className="block text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">
        {long && !open ? `${text.slice(0, LONGEST)}…` : <Pieces text={text} />}
      </code>
      {long && (
        <button type="button" className="link min-h-6" onClick={() => setOpen(!open)}>
          {open ? 'Show less' : `Show all ${text.length.toLocaleString('en')} characters`}
        </button>
      )}
    </>
  );
}

export function NamedRows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="@container">
      <table aria-label={label.replaceAll('`', '')} className="w-full table-fixed text-xs">
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

type RowProps = {
  name: string;
  bad?: boolean;
  meaning?: string | undefined;
  after?: ReactNode;
  children: ReactNode;
};

export function NamedRow({ name, bad = false, meaning, after, children }: RowProps) {
  return (
    <tr
      data-bad={bad || undefined}
      className="border-t border-line/60 align-top data-bad:bg-danger-tint data-bad:shadow-[inset_var(--bar)_0_0_var(--danger)]"
    >
      <th
        scope="row"
        className="w-30 py-1 @lg:w-42 pr-1 pl-3 font-wire font-semibold [overflow-wrap:anywhere]"
      >
        <Joints text={name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name} />
      </th>
      <td className="py-1 pr-3 pl-1 [overflow-wrap:anywhere]">
        {children}
        {meaning && (
          <span className="mt-px block text-ink-2 in-data-bad:text-ink">
            {bad && <Icon name="close" className="mr-1 inline size-3.5 align-[-0.1875rem] text-danger" />}
            <Prose text={meaning} />
          </span>
        )}
        {after}
      </td>
    </tr>
  );
}
