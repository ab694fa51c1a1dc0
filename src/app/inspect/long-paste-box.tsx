import { type Ref, useId, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { longPaste, stretchEnd, stretchStart } from './long-paste.ts';

type LongPasteBoxProps = {
  text: string;
  /** The first character that is shown. */
  from: number;
  className: string;
  field: Ref<HTMLTextAreaElement>;
  onFrom(from: number): void;
  onChange(text: string): void;
};

/**
 * A text of megabytes, a stretch at a time: a field that holds all of it would hold up the page at every key. What is
 * edited here is put back into its place.
 */
export function LongPasteBox({ text, from, className, field, onFrom, onChange }: LongPasteBoxProps) {
  const id = useId();
  // An edit makes the stretch longer or shorter; another one begins with its own length.
  const [edited, setEdited] = useState({ from, length: 0 });
  const to =
    edited.from === from && edited.length > 0
      ? Math.min(text.length, from + edited.length)
      : stretchEnd(text, from);
  const count = (at: number) => at.toLocaleString('en');
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="sr-only">
        Pasted text
      </label>
      <textarea
        id={id}
        ref={field}
        value={text.slice(from, to)}
        onChange={({ target }) => {
          setEdited({ from, length: target.value.length });
          onChange(text.slice(0, from) + target.value + text.slice(to));
        }}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        rows={16}
        {...longPaste((start, end, inserted) =>
          onChange(text.slice(0, from + start) + inserted + text.slice(from + end)),
        )}
        className={className}
      />
      <p className="flex flex-wrap items-center gap-3 text-xs text-ink-2">
        <span>
          Characters {count(from + 1)} to {count(to)} of {count(text.length)}.
        </span>
        <Button disabled={from === 0} onClick={() => onFrom(stretchStart(text, from))}>
          Earlier
        </Button>
        <Button disabled={to >= text.length} onClick={() => onFrom(to)}>
          Later
        </Button>
      </p>
    </div>
  );
}
