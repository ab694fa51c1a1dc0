import { Link } from 'react-router-dom';
import { sandboxIssuer } from '#app/adapters/sandbox-host.ts';
import { paths } from '#app/paths.ts';
import { faultTitle } from '#diagnose/sandbox-faults.ts';
import { faultsOn } from '#trace/faults-on.ts';
import type { TraceModel } from '#trace/model.ts';
import { Icon } from '#ui/icon.tsx';

/** The faults that were on when this run last asked its practice tenant; nothing where none was. */
export function MetFaults({ model }: { model: TraceModel }) {
  const titles = faultsOn(model).map((id) => faultTitle(id).replaceAll('`', ''));
  if (titles.length === 0) return null;
  const said = (
    <span className="inline-flex min-h-6 items-center gap-1">
      <Icon name="warn" className="size-3.5" />
      {titles.length === 1 ? 'fault on: ' : 'faults on: '}
      {titles.join(', ')}
    </span>
  );
  // A tenant on a port has no page here; the button of its finding switches the fault off.
  if (model.target.issuer !== sandboxIssuer()) return said;
  return (
    <Link to={`${paths.sandbox}?show=faults`} className="text-ink hover:text-accent">
      {said}
    </Link>
  );
}
