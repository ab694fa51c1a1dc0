import { useId } from 'react';
import type { ParamList } from '#trace/event.ts';
import { Button, IconButton } from '#ui/button.tsx';
import { TextInput } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';

/** Name and value rows. A name may stand twice: that is sometimes the point. */
export function ExtraParameters(props: {
  value: ParamList;
  onChange: (value: ParamList) => void;
  help: string;
  error?: string | undefined;
}) {
  const help = useId();
  const set = (index: number, part: 0 | 1, text: string) =>
    props.onChange(
      props.value.map((row, at) => (at === index ? (part ? [row[0], text] : [text, row[1]]) : row)),
    );
  return (
    <fieldset className="grid min-w-0 gap-1" aria-describedby={help}>
      <legend className="mb-1 font-medium">Extra parameters</legend>
      {props.value.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div key={index} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] gap-1">
          <TextInput
            mono
            aria-label={`Name of extra parameter ${index + 1}`}
            placeholder="name"
            autoComplete="off"
            spellCheck={false}
            value={name}
            onChange={(event) => set(index, 0, event.target.value)}
          />
          <TextInput
            mono
            aria-label={`Value of extra parameter ${index + 1}`}
            placeholder="value"
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={(event) => set(index, 1, event.target.value)}
          />
          <IconButton
            label={`Remove extra parameter ${index + 1}`}
            icon="close"
            onClick={() => props.onChange(props.value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button variant="quiet" icon="plus" onClick={() => props.onChange([...props.value, ['', '']])}>
          Add a parameter
        </Button>
      </div>
      <p id={help} className="text-xs text-ink-3">
        {props.error ? (
          <span className="flex items-start gap-1.5 text-danger">
            <Icon name="error" className="mt-0.5 size-3.5" />
            <Prose text={props.error} />
          </span>
        ) : (
          <Prose text={props.help} />
        )}
      </p>
    </fieldset>
  );
}
