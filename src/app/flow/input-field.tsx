import { useId } from 'react';
import type { Input } from '#flows/flow.ts';
import { Field, Select, TextInput } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';
import { scopesOf, toggleScope } from './toggle-scope.ts';

type Props = {
  input: Input;
  value: string;
  error?: string | undefined;
  warn?: string | undefined;
  onChange: (value: string) => void;
};

/** One input of a flow; its kind decides the control. */
export function InputField({ input, value, error, warn, onChange }: Props) {
  return (
    <Field
      label={input.label}
      help={<Prose text={input.help} />}
      {...(error ? { error } : {})}
      {...(warn ? { warn } : {})}
    >
      {(control) =>
        input.kind === 'select' ? (
          <Select {...control} mono value={value} onChange={(event) => onChange(event.target.value)}>
            {(input.options ?? []).map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </Select>
        ) : (
          <>
            {input.kind === 'scope' && <ScopeChips input={input} value={value} onChange={onChange} />}
            <TextInput
              {...control}
              mono
              autoComplete="off"
              spellCheck={false}
              type={input.secret ? 'password' : 'text'}
              {...(input.kind === 'number' || input.kind === 'code' ? { inputMode: 'numeric' as const } : {})}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          </>
        )
      }
    </Field>
  );
}

function ScopeChips({ input, value, onChange }: Pick<Props, 'input' | 'value' | 'onChange'>) {
  const label = useId();
  const chosen = scopesOf(value);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside a field would name it twice
    <div role="group" aria-labelledby={label} className="flex flex-wrap gap-1">
      <span id={label} className="sr-only">
        {input.label}, common values
      </span>
      {(input.options ?? []).map((option) => {
        const on = chosen.includes(option.value);
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={on}
            onClick={() => onChange(toggleScope(value, option.value))}
            className="inline-flex min-h-6 items-center gap-1 rounded-full border border-dashed border-control px-2 text-xs text-ink-2 hover:bg-hover hover:text-ink aria-pressed:border-solid aria-pressed:border-accent aria-pressed:bg-accent-tint aria-pressed:text-ink"
          >
            <Icon name={on ? 'check' : 'plus'} className={`size-3 ${on ? 'text-accent' : ''}`} />
            <code>{option.label}</code>
          </button>
        );
      })}
    </div>
  );
}
