import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Field, TextInput } from '#ui/field.tsx';
import { Pane } from '#ui/pane.tsx';
import { useSandboxChange } from './admin.ts';

const moves = [
  { label: '10 minutes back', seconds: -600 },
  { label: '10 minutes ahead', seconds: 600 },
  { label: 'A day ahead', seconds: 86_400 },
];

/** The tenant's own clock: it dates and expires everything that the tenant issues. */
export function TenantClock({ offset }: { offset: number }) {
  const change = useSandboxChange();
  const [edited, setEdited] = useState<string>();
  const now = useSecond();
  const text = edited ?? String(offset);
  const wrong = /^-?\d{1,9}$/.test(text.trim()) ? undefined : 'A whole number of seconds, such as `-600`.';
  const move = (offset_seconds: number) =>
    change.mutate(
      { method: 'PUT', path: 'clock', body: { offset_seconds } },
      { onSuccess: () => setEdited(undefined) },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) move(Number(text));
  };
  return (
    <Pane title="Clock" count={offset === 0 ? 'as this computer' : notice(offset)}>
      <form onSubmit={submit} noValidate className="grid max-w-[44rem] gap-3 p-3">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <dt className="text-ink-2">The tenant</dt>
          <dd className="font-wire text-xs">{new Date(now + offset * 1000).toLocaleString()}</dd>
          <dt className="text-ink-2">This computer</dt>
          <dd className="font-wire text-xs">{new Date(now).toLocaleString()}</dd>
        </dl>
        <p className="max-w-[68ch] text-md leading-text text-ink-2">
          Tokens are dated by the tenant. Move its clock ahead, and codes, sessions and tokens run out; let it
          differ, and <code>iat</code> and <code>exp</code> no longer fit this computer.
        </p>
        <div className="flex flex-wrap gap-2">
          {moves.map(({ label, seconds }) => (
            <Button key={label} disabled={change.isPending} onClick={() => move(offset + seconds)}>
              {label}
            </Button>
          ))}
          <Button variant="quiet" disabled={change.isPending || offset === 0} onClick={() => move(0)}>
            Set it right
          </Button>
        </div>
        <div className="flex flex-wrap items-start gap-2">
          <Field mono label="offset_seconds" error={wrong}>
            {(control) => (
              <TextInput
                {...control}
                mono
                className="max-w-40"
                value={text}
                onChange={(event) => setEdited(event.target.value)}
              />
            )}
          </Field>
          <Button
            type="submit"
            className="mt-5"
            disabled={change.isPending || Boolean(wrong) || Number(text) === offset}
          >
            Set
          </Button>
        </div>
        {change.error && (
          <p role="alert" className="text-danger">
            {change.error.title}: {change.error.detail}
          </p>
        )}
      </form>
    </Pane>
  );
}

function useSecond(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function notice(seconds: number): string {
  return `${Math.abs(seconds).toLocaleString()} s ${seconds > 0 ? 'ahead' : 'behind'}`;
}
