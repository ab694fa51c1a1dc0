import { Button } from '#ui/button.tsx';
import { Switch } from '#ui/field.tsx';
import { Pane } from '#ui/pane.tsx';
import { Prose } from '#ui/prose.tsx';
import { type Fault, useSandboxChange } from './admin.ts';

/** Things that go wrong on purpose, each with the finding that a run then leads to. */
export function Faults({ faults, className = '' }: { faults: Fault[]; className?: string }) {
  const change = useSandboxChange();
  const on = faults.filter((fault) => fault.on);
  const turn = (fault: Fault, to: boolean) =>
    change.mutateAsync({
      method: 'PUT',
      path: `faults/${encodeURIComponent(fault.id)}`,
      body: { on: to },
    });
  const allOff = async () => {
    for (const fault of on) await turn(fault, false);
  };
  return (
    <Pane
      title="Faults"
      count={on.length > 0 ? `${on.length} on` : 'none on'}
      className={className}
      actions={
        <Button
          variant="quiet"
          disabled={on.length === 0 || change.isPending}
          onClick={() => allOff().catch(() => undefined)}
        >
          All off
        </Button>
      }
    >
      <p className="border-b border-line px-3 py-2 text-ink-2">
        Break one thing, run a flow, read the finding it leads to.
      </p>
      {change.error && (
        <p role="alert" className="px-3 py-2 text-danger">
          {change.error.title}: {change.error.detail}
        </p>
      )}
      <ul className="@container">
        {faults.map((fault) => (
          <li
            key={fault.id}
            data-on={fault.on || undefined}
            className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 border-b border-line/60 px-3 py-1 data-on:bg-accent-tint data-on:shadow-[inset_3px_0_0_var(--accent)] forced-colors:data-on:outline-2 forced-colors:data-on:-outline-offset-2 @[27rem]:grid-cols-[auto_minmax(0,1fr)_auto]"
          >
            <Switch
              label={fault.title.replaceAll('`', '')}
              checked={fault.on}
              onChange={(event) => turn(fault, event.target.checked).catch(() => undefined)}
            />
            <div className="grid min-h-8 content-center leading-snug">
              <span className="font-medium">
                <Prose text={fault.title} />
              </span>
              <span className="text-xs text-ink-2">
                <Prose text={fault.detail} />
              </span>
            </div>
            <span
              data-on={fault.on || undefined}
              className="col-start-2 text-xs text-ink-2 data-on:text-ink @[27rem]:col-start-3"
            >
              <span aria-hidden="true" className="text-ink-3">
                →{' '}
              </span>
              <span className="sr-only">Leads to the finding </span>
              <code>{fault.finding}</code>
            </span>
          </li>
        ))}
      </ul>
    </Pane>
  );
}
