import { useState } from 'react';
import { useSandboxChange } from '#app/queries/sandbox.ts';
import { Button } from '#ui/button.tsx';
import { Field, TextInput } from '#ui/field.tsx';
import { Pane } from '#ui/pane.tsx';
import { showToast } from '#ui/toast.tsx';
import { Told } from './section.tsx';

const PRESETS = [
  { label: '10 minutes behind', seconds: -600 },
  { label: 'On time', seconds: 0 },
  { label: '10 minutes ahead', seconds: 600 },
];

export function ClockAndKeys({ offsetSeconds }: { offsetSeconds: number }) {
  const [text, setText] = useState(String(offsetSeconds));
  const change = useSandboxChange();
  const move = (seconds: number) => {
    setText(String(seconds));
    change.mutate({ method: 'PUT', path: 'clock', body: { offset_seconds: seconds } });
  };
  const rotate = () =>
    change.mutate(
      { method: 'POST', path: 'keys/rotate' },
      {
        onSuccess: () => showToast({ text: 'A new key signs from now on. The one before stays published.' }),
      },
    );
  return (
    <Pane title="Clock and keys" count={offsetSeconds === 0 ? 'on time' : `${offsetSeconds} s off`}>
      <form
        className="grid gap-3 p-3"
        onSubmit={(event) => {
          event.preventDefault();
          move(Math.round(Number(text)) || 0);
        }}
      >
        <Field
          label="The tenant’s clock, seconds from this device’s"
          help="Tokens are stamped by it, and expire by it."
        >
          {(control) => (
            <TextInput
              {...control}
              mono
              type="number"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit">Set the clock</Button>
          {PRESETS.map(({ label, seconds }) => (
            <Button key={label} variant="quiet" onClick={() => move(seconds)}>
              {label}
            </Button>
          ))}
        </div>
        <Told error={change.error} />
      </form>
      <div className="border-t border-line p-3">
        <Button icon="key" onClick={rotate}>
          Rotate the signing key
        </Button>
      </div>
    </Pane>
  );
}
