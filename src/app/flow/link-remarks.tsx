import type { Problem } from '#lib/problem.ts';
import { Icon } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';
import type { FlowLink } from './link.ts';

/** What was left out of a link and why, and what stopped the start. */
export function LinkRemarks(props: {
  link: FlowLink;
  dropped: string[];
  problem: Problem | undefined;
  notice: string | undefined;
}) {
  const remarks: { text: string; bad: boolean }[] = [];
  const names = (list: string[]) =>
    [...new Set(list)].map((name) => `\`${name.replaceAll('`', '')}\``).join(', ');
  if (props.notice) remarks.push({ text: props.notice, bad: true });
  if (props.problem) {
    remarks.push({ text: `The link names no tenant: ${props.problem.detail}`, bad: true });
  }
  if (props.dropped.length) {
    remarks.push({
      text: `The link carried ${names(props.dropped)}. A link never brings a secret: it was not used, and it is gone from the address. Whoever saw the link has seen it; replace it.`,
      bad: true,
    });
  }
  if (props.link.made.length) {
    remarks.push({
      text: `Not taken from the link: ${names(props.link.made)}. Each run makes its own.`,
      bad: false,
    });
  }
  if (remarks.length === 0) return null;
  return (
    <div role="alert">
      <ul className="divide-y divide-line border-b border-line bg-surface">
        {remarks.map(({ text, bad }) => (
          <li key={text} className="flex items-start gap-2 px-3 py-2 text-md [overflow-wrap:anywhere]">
            <Icon name={bad ? 'warn' : 'note'} className="mt-0.5 size-4" />
            <span>
              <Prose text={text} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
