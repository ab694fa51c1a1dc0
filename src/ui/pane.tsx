import { type ReactNode, useId, useState } from 'react';
import { IconButton } from './button.tsx';
import { NoFold, useFold } from './fold.tsx';

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
  /** Set where there is nothing to show: says so in the head, and a pane that folds takes that one line. */
  empty?: string | undefined;
  children: ReactNode;
};

/** A head and a body that scrolls on its own. In a `Foldable` it folds to its head. */
export function Pane({
  id,
  title,
  label,
  count,
  tabs,
  actions,
  className = '',
  bare = false,
  empty,
  children,
}: PaneProps) {
  const heading = useId();
  const body = useId();
  const name = label ? { 'aria-label': label } : { 'aria-labelledby': heading };
  const { fold, folded, toggle } = useFolding(empty);
  const rail = folded && fold?.rail;
  const said = empty && fold ? empty : count;
  return (
    <section
      id={id}
      {...name}
      data-folded={folded || undefined}
      className={`flex min-h-0 min-w-0 flex-1 flex-col bg-surface ${rail ? '' : 'data-folded:flex-none'} ${className}`}
    >
      <div
        className={`flex items-center border-line bg-sunk ${
          rail
            ? 'flex-1 flex-col-reverse justify-end gap-2 py-1.25 [&>h2]:[writing-mode:vertical-rl]'
            : 'min-h-head flex-none gap-3 border-b px-3'
        }`}
      >
        <h2 id={heading} className="text-sm whitespace-nowrap">
          {title}
        </h2>
        {said !== undefined && !rail && <span className="truncate text-ink-3">{said}</span>}
        {!folded && tabs}
        {(fold || actions) && (
          <div className={`flex flex-none items-center gap-1 print:hidden ${rail ? '' : 'ml-auto'}`}>
            {!folded && actions}
            {fold && (
              <IconButton
                small
                icon={folded ? 'right' : 'down'}
                label={folded ? `Unfold ${fold.name}` : `Fold ${fold.name}`}
                aria-expanded={!folded}
                aria-controls={body}
                onClick={toggle}
                className={folded ? '' : '-mr-1'}
              />
            )}
          </div>
        )}
      </div>
      <div
        id={body}
        className={`min-h-0 print:block ${folded ? 'hidden' : bare ? 'flex flex-1 flex-col' : 'flex-1 overflow-auto print:overflow-visible'}`}
      >
        <NoFold>{children}</NoFold>
      </div>
    </section>
  );
}

/** An empty pane is one line until the person wants to read on; that is not remembered. */
function useFolding(empty: string | undefined) {
  const fold = useFold();
  const [opened, setOpened] = useState(false);
  const folded = fold !== undefined && (fold.folded || (empty !== undefined && !opened));
  const toggle = () => {
    setOpened(folded);
    fold?.setFolded(!folded && empty === undefined);
  };
  return { fold, folded, toggle };
}
