import { useState } from 'react';
import type { Fix } from '#diagnose/rule.ts';
import { Button } from '#ui/button.tsx';
import { Field, TextInput } from '#ui/field.tsx';
import { Prose } from '#ui/prose.tsx';

export type SecretFix = Extract<Fix, { kind: 'secret' }>;

type Props = { fix: SecretFix; main: boolean; onSecret: (fix: SecretFix, value: string) => void };

/** The same secret again would be refused again: here is the place for another one. */
export function SecretForm({ fix, main, onSecret }: Props) {
  const [value, setValue] = useState('');
  return (
    <form
      className="grid w-full gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (value) onSecret(fix, value);
      }}
    >
      <Field mono label="client_secret" help="Held in this tab, for this application only.">
        {(control) => (
          <TextInput
            {...control}
            mono
            type="password"
            autoComplete="off"
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
      </Field>
      <Button
        type="submit"
        variant={main ? 'main' : 'plain'}
        icon="retry"
        disabled={value === ''}
        className="max-w-full justify-self-start py-1 text-left whitespace-normal!"
      >
        <Prose text={fix.label} />
      </Button>
    </form>
  );
}
