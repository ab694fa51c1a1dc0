import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { faultsOn } from '#app/adapters/sandbox-faults.ts';
import { sandboxIssuer } from '#app/adapters/sandbox-host.ts';
import { whenIdle } from '#app/idle.ts';
import { paths } from '#app/paths.ts';
import { Icon } from '#ui/icon.tsx';

/** How many faults of the practice tenant are on, on every screen: what fails then may fail on purpose. */
export function FaultsBadge() {
  const on = useQuery({
    // Below `sandbox`: a change of the practice tenant asks anew. Another tab's is seen on coming back.
    queryKey: ['sandbox', 'faults-on'],
    refetchOnWindowFocus: 'always',
    queryFn: async () => {
      await whenIdle();
      return (await faultsOn(sandboxIssuer())) ?? [];
    },
  }).data;
  if (!on || on.length === 0) return null;
  const said = `${on.length} fault${on.length === 1 ? '' : 's'} on`;
  return (
    <Link
      to={`${paths.sandbox}?show=faults`}
      aria-label={`${said} in the sandbox`}
      className="inline-flex h-7 items-center gap-1.5 rounded-md border border-line-strong bg-warn-tint px-2 text-xs whitespace-nowrap text-ink no-underline hover:bg-hover max-tablet:h-10"
    >
      <Icon name="warn" className="size-3.5" />
      <span className="max-tablet:sr-only">{said}</span>
    </Link>
  );
}
