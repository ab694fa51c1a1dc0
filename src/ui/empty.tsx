import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** Says what is missing, why, and what exists instead. */
export function Empty({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex gap-2.5 p-3">
      <Icon name="unknown" className="size-5 text-ink-2" />
      <div className="grid gap-1">
        <p className="font-semibold">{title}</p>
        {children && <div className="max-w-[68ch] text-xs leading-text text-ink-2">{children}</div>}
      </div>
    </div>
  );
}
