import { type ReactNode, useState } from 'react';
import { Button } from '#ui/button.tsx';

const AT_ONCE = 200;

type FewProps<Listed> = {
  all: readonly Listed[];
  /** How many more the text holds, that were never listed. */
  omitted?: number | undefined;
  children(shown: readonly Listed[]): ReactNode;
};

/** The first of a long list, more at each press, and how many there are besides. */
export function Few<Listed>({ all, omitted = 0, children }: FewProps<Listed>) {
  const [count, setCount] = useState(AT_ONCE);
  const left = all.length - count;
  return (
    <>
      {children(all.slice(0, count))}
      {left > 0 && (
        <p className="flex flex-wrap items-center gap-3 px-3 py-2 text-xs text-ink-2">
          <span>
            {count.toLocaleString('en')} of {(all.length + omitted).toLocaleString('en')} are shown.
          </span>
          <Button onClick={() => setCount(count + AT_ONCE)}>Show {Math.min(AT_ONCE, left)} more</Button>
        </p>
      )}
      {left <= 0 && omitted > 0 && (
        <p className="px-3 py-2 text-xs text-ink-2">
          The other {omitted.toLocaleString('en')} are not listed. The whole text has them.
        </p>
      )}
    </>
  );
}
