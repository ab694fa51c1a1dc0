import type { ReactNode } from 'react';

type Props = { title: string; count: string; children?: ReactNode };

export function Head({ title, count, children }: Props) {
  return (
    <div className="flex min-h-head flex-wrap items-center gap-3 border-b border-line bg-sunk px-3">
      <h2 className="text-sm">{title}</h2>
      <span className="text-xs text-ink-3">{count}</span>
      {children}
    </div>
  );
}
