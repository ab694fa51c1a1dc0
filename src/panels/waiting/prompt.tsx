import { useState } from 'react';
import type { Input } from '#flows/flow.ts';
import type { Problem } from '#lib/problem.ts';
import { Button } from '#ui/button.tsx';
import { Field, Select, TextInput } from '#ui/field.tsx';
import { Pane } from '#ui/pane.tsx';
import { Prose } from '#ui/prose.tsx';

type PromptProps = {
  ask: Input[];
  /** Why it is asked again. */
  because: Problem | undefined;
  onAnswer(answers: Record<string, string>): void;
};

/** A step that asks the person something. */
export function Prompt({ ask, because, onAnswer }: PromptProps) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const answers = Object.fromEntries(
    ask.map(({ name, initial = '', options }) => [
      name,
      typed[name] ?? (initial || options?.[0]?.value || ''),
    ]),
  );
  const wrong = (input: Input) => {
    const entered = answers[input.name] ?? '';
    const value = input.secret ? entered : entered.trim();
    return value === '' ? undefined : input.check?.(value);
  };
  const complete = ask.every((input) => (!input.required || answers[input.name]) && !wrong(input));
  return (
    <Pane title="This step asks you">
      <form
        className="grid max-w-96 gap-3 p-3"
        onSubmit={(event) => {
          event.preventDefault();
          onAnswer(answers);
        }}
      >
        {because && (
          <p role="status">
            <Prose text={because.title} />. <Prose text={because.detail} />
          </p>
        )}
        {ask.map((input) => {
          const error = wrong(input);
          const change = (value: string) => setTyped({ ...typed, [input.name]: value });
          return (
            <Field
              key={input.name}
              mono
              label={input.label}
              help={<Prose text={input.help} />}
              {...(error ? { error } : {})}
            >
              {(control) =>
                input.options ? (
                  <Select
                    {...control}
                    mono
                    value={answers[input.name]}
                    onChange={(event) => change(event.target.value)}
                  >
                    {input.options.map(({ value, label }) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </Select>
                ) : (
                  <TextInput
                    {...control}
                    mono
                    autoComplete="off"
                    type={input.secret ? 'password' : 'text'}
                    {...(input.kind === 'code' || input.kind === 'number'
                      ? { inputMode: 'numeric' as const }
                      : {})}
                    value={answers[input.name]}
                    onChange={(event) => change(event.target.value)}
                  />
                )
              }
            </Field>
          );
        })}
        <Button type="submit" variant="main" disabled={!complete} className="justify-self-start">
          Go on
        </Button>
      </form>
    </Pane>
  );
}
