import type { ReactNode } from 'react';
import { Icon, type IconName } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';

export type Tone = 'good' | 'bad' | 'open' | 'note';

const looks: Record<Tone, [IconName, string]> = {
  good: ['check', 'text-accent'],
  bad: ['error', 'text-danger'],
  open: ['unknown', 'text-ink-2'],
  note: ['note', 'text-ink-2'],
};

type VerdictProps = { tone: Tone; title: string; detail?: string | undefined; children?: ReactNode };

/** What holds, in one line, and why. */
export function Verdict({ tone, title, detail, children }: VerdictProps) {
  const [icon, colour] = looks[tone];
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 border-b border-line p-3">
      <Icon name={icon} className={`size-5 ${colour}`} />
      <div className="grid content-start gap-1">
        <h3 className="text-md leading-5">
          <Prose text={title} />
        </h3>
        {detail && (
          <p className="max-w-[68ch] text-xs text-ink-2 [overflow-wrap:anywhere]">
            <Prose text={detail} />
          </p>
        )}
        {children}
      </div>
    </div>
  );
}
