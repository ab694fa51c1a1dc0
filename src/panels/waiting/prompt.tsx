import { useState } from 'react';
import type { Input } from '#flows/flow.ts';
import { Button } from '#ui/button.tsx';
import { Field, TextInput } from '#ui/field.tsx';
import { Pane } from '#ui/pane.tsx';

/** A step that asks the person something. */
export function Prompt({ ask, onAnswer }: { ask: Input[]; onAnswer(answers: Record<string, string>): void }) {
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const complete = ask.every(({ name, required }) => !required || answers[name]);
  return (
    <Pane title="This step asks you">
      <form
        className="grid max-w-96 gap-3 p-3"
        onSubmit={(event) => {
          event.preventDefault();
          onAnswer(answers);
        }}
      >
        {ask.map(({ name, label, help }) => (
          <Field key={name} mono label={label} help={help}>
            {(control) => (
              <TextInput
                {...control}
                mono
                value={answers[name] ?? ''}
                onChange={(event) => setAnswers({ ...answers, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Button type="submit" variant="main" disabled={!complete} className="justify-self-start">
          Go on
        </Button>
      </form>
    </Pane>
  );
}
