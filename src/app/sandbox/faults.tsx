import { type SandboxFault, useSandboxChange } from '#app/queries/sandbox.ts';
import { Button } from '#ui/button.tsx';
import { Switch } from '#ui/field.tsx';
import { Pane } from '#ui/pane.tsx';
import { Prose } from '#ui/prose.tsx';
import { Told } from './section.tsx';

export function Faults({ faults }: { faults: SandboxFault[] }) {
  const change = useSandboxChange();
  const on = faults.filter((fault) => fault.on);
  const set = (id: string, value: boolean) =>
    change.mutateAsync({ method: 'PUT', path: `faults/${encodeURIComponent(id)}`, body: { on: value } });
  const allOff = async () => {
    for (const { id } of on) await set(id, false);
  };
  return (
    <Pane
      title="Faults"
      count={on.length === 0 ? 'none on' : `${on.length} on`}
      actions={
        <Button variant="quiet" disabled={on.length === 0} onClick={allOff}>
          All off
        </Button>
      }
    >
      <p className="border-b border-line p-3 text-ink-2">
        Break one thing, run a flow, read the finding it leads to.
      </p>
      <Told error={change.error} />
      <ul>
        {faults.map((fault) => (
          <li
            key={fault.id}
            data-on={fault.on || undefined}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-l-3 border-line/60 border-l-transparent px-3 py-1.5 data-on:border-l-accent data-on:bg-accent-tint"
          >
            <Switch
              label={fault.title.replaceAll('`', '')}
              checked={fault.on}
              onChange={(event) => set(fault.id, event.target.checked)}
            />
            <span className="min-w-0 flex-1">
              <Prose text={fault.title} />
              <span className="block text-xs text-ink-2">
                <Prose text={fault.detail} />
              </span>
            </span>
            <span className="font-wire text-xs text-ink-2">
              <span aria-hidden="true">→ </span>
              <span className="sr-only">leads to </span>
              {fault.finding}
            </span>
          </li>
        ))}
      </ul>
    </Pane>
  );
}
