import { Children, type ReactNode } from 'react';

/** The bar below the bar: what this page is about, and what can be done with it. */
export function PageHead(props: { title: ReactNode; meta?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface px-3 py-2">
      <div className="min-w-0">
        <h1 className="text-lg tracking-[-0.008em] break-words">{props.title}</h1>
        {props.meta && (
          <ul className="mt-0.5 flex flex-wrap text-xs text-ink-2">
            {Children.map(props.meta, (item) => (
              <li className="group flex min-w-0 items-center [overflow-wrap:anywhere]">
                {item}
                <span aria-hidden="true" className="mx-2 text-ink-3 group-last:hidden">
                  ·
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      {props.actions && (
        <div className="ml-auto flex flex-wrap items-center gap-2 max-tablet:has-[>.max-tablet\:hidden:only-child]:hidden">
          {props.actions}
        </div>
      )}
    </div>
  );
}
