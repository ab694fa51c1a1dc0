import { useState } from 'react';
import { Link } from 'react-router-dom';
import { paths } from '#app/paths.ts';
import { useRenameRun } from '#app/queries/runs.ts';
import type { RunSummary } from '#store/types.ts';
import { IconButton } from '#ui/button.tsx';
import { TextInput } from '#ui/field.tsx';

const LONGEST = 80;

/** A run's name, or its flow where it has none; the pencil gives it one, and an empty one takes it away. */
export function RunName({ run }: { run: RunSummary }) {
  const [typed, setTyped] = useState<string>();
  const rename = useRenameRun();
  if (typed === undefined) {
    return (
      <span className="flex min-w-0 items-center gap-1">
        <Link className="link inline-flex min-h-6 min-w-0 items-center font-medium" to={paths.run(run.run)}>
          <span className="truncate">{run.name ?? run.title}</span>
        </Link>
        <IconButton
          small
          icon="edit"
          label={`Rename run ${run.number}`}
          onClick={() => setTyped(run.name ?? '')}
        />
      </span>
    );
  }
  const keep = () => {
    const name = typed.trim();
    if (name !== (run.name ?? '')) rename.mutate({ run: run.run, name });
    setTyped(undefined);
  };
  return (
    <TextInput
      autoFocus
      aria-label={`Name of run ${run.number}`}
      placeholder={run.title}
      maxLength={LONGEST}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setTyped(undefined);
      }}
    />
  );
}
