import type { ReactNode } from 'react';

const tones = {
  plain: 'border-line-strong text-ink-2',
  accent: 'border-accent text-accent',
  danger: 'border-danger text-danger',
  warn: 'border-line-strong bg-warn-tint text-ink',
};

export function Tag({ tone = 'plain', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-sm border px-1.25 text-2xs whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
