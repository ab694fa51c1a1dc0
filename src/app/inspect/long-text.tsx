import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { CodeBlock } from '#ui/code-block.tsx';

const FIRST_SHOWN = 20_000;

/** A text of any length: the first part at once, the rest on demand. The browser lays out what is seen of it. */
export function LongText({ text, label }: { text: string; label: string }) {
  const [all, setAll] = useState(false);
  const cut = text.length > FIRST_SHOWN && !all;
  return (
    <>
      <CodeBlock text={cut ? text.slice(0, FIRST_SHOWN) : text} label={label} />
      {cut && (
        <div className="flex flex-wrap items-center gap-3 border-t border-line p-3 text-xs text-ink-2">
          <span>
            The first {FIRST_SHOWN.toLocaleString('en')} of {text.length.toLocaleString('en')} characters are
            shown.
          </span>
          <Button onClick={() => setAll(true)}>Show all</Button>
        </div>
      )}
    </>
  );
}
