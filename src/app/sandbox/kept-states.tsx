import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { download } from '#app/tenant/download.ts';
import { deleteKeptSandboxState, type KeptSandboxState, keptSandboxStates } from '#store/sandbox-state.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';
import { Confirm } from './confirm.tsx';

const KEPT = ['sandbox', 'kept'];

/** Says that the sandbox began anew, why, and gives out what it held before. Nothing where that never happened. */
export function KeptStates() {
  const { data } = useQuery({ queryKey: KEPT, queryFn: keptSandboxStates });
  if (!data || data.length === 0) return null;
  return (
    <section aria-label="Put aside" className="grid gap-px bg-line">
      {data.map((kept) => (
        <Kept key={kept.key} kept={kept} />
      ))}
    </section>
  );
}

function Kept({ kept }: { kept: KeptSandboxState }) {
  const { key, at, reason, state } = kept;
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => deleteKeptSandboxState(key),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEPT }),
  });
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 bg-surface px-3 py-2">
      <Icon name="error" className="size-3.5 text-danger" />
      <p className="min-w-0 flex-1 basis-80">
        On {new Date(at).toLocaleString()} the sandbox began anew, because what it held could not be used.{' '}
        <Prose text={reason} /> The old state is kept.
      </p>
      <Button
        icon="download"
        onClick={() => download(`grantscope-sandbox-${at}.json`, `${JSON.stringify(state, null, 2)}\n`)}
      >
        Download the old state
      </Button>
      <Button variant="quiet" icon="trash" onClick={() => setAsking(true)}>
        Delete it
      </Button>
      {asking && (
        <Confirm
          title="Delete the old state?"
          text="What the sandbox held before is gone then, unless you downloaded it. The sandbox as it is stays."
          action="Delete it"
          busy={remove.isPending}
          problem={remove.error?.message}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
