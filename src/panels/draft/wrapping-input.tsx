import type { ComponentProps } from 'react';

type WrappingInputProps = Omit<ComponentProps<'textarea'>, 'value' | 'onChange'> & {
  value: string;
  /** One line until it has the focus: it takes the place of a masked value, and nothing may move. */
  short: boolean;
  onValue(value: string): void;
};

/** One line of text that wraps, up to two lines, and is a field of its own height once it has the focus. */
export function WrappingInput({ value, short, onValue, ...rest }: WrappingInputProps) {
  return (
    <textarea
      {...rest}
      rows={1}
      value={value}
      title={value}
      spellCheck={false}
      autoComplete="off"
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      // A parameter is one line, as in an <input>.
      onChange={(event) => onValue(event.target.value.replace(/[\r\n]/g, ''))}
      className={`block field-sizing-content min-h-6 w-full resize-none overflow-hidden rounded-sm border border-transparent bg-transparent px-1.5 py-0.5 font-wire text-xs leading-[1.125rem] text-ink [overflow-wrap:anywhere] hover:border-control focus:max-h-48 focus:overflow-auto focus:border-focus focus:bg-surface focus-visible:-outline-offset-1 max-tablet:text-lg ${short ? 'max-h-6' : 'max-h-11'}`}
    />
  );
}
