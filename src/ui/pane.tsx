import { type ReactNode, useId } from 'react';

type PaneProps = {
  id?: string;
  title: ReactNode;
  /** The accessible name where the title is more than words. */
  label?: string;
  count?: ReactNode;
  tabs?: ReactNode;
  actions?: ReactNode;
  className?: string;
  /** True where the content scrolls by itself. */
  bare?: boolean;
  children: ReactNode;
};

/** A head and a body that scrolls on its own. */
export function Pane({
  id,
  title,
  label,
  count,
  tabs,
  actions,
  className = '',
  bare = false,
  children,
}: PaneProps) {
  const heading = useId();
  const name = label ? { 'aria-label': label } : { 'aria-labelledby': heading };
  return (
    <section id={id} {...name} className={`flex min-h-0 min-w-0 flex-col bg-surface ${className}`}>
      <div className="flex min-h-head flex-none items-center gap-3 border-b border-line bg-sunk px-3">
        <h2 id={heading} className="text-sm whitespace-nowrap">
          {title}
        </h2>
        {count !== undefined && <span className="truncate text-ink-3">{count}</span>}
        {tabs}
        {actions && <div className="ml-auto flex items-center gap-1">{actions}</div>}
      </div>
      {bare ? children : <div className="min-h-0 flex-1 overflow-auto">{children}</div>}
    </section>
  );
}
