import { Link, useLocation } from 'react-router-dom';
import { paths } from '#app/paths.ts';
import { useTenants } from '#app/queries/tenants.ts';
import { useMask } from '#panels/mask.tsx';
import { badgeOf, withKeys } from '#panels/shortcuts.ts';
import { IconButton } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { setCurrentTenant, useCurrentTenant } from './current-tenant.ts';
import { Disclosure } from './disclosure.tsx';
import { FaultsBadge } from './faults-badge.tsx';
import { useTheme } from './theme.ts';

const places = [
  { to: paths.home, label: 'Flows', inside: /^\/($|flows\/)/ },
  { to: paths.runs, label: 'Runs', inside: /^\/runs/ },
  { to: paths.inspect, label: 'Inspect', inside: /^\/inspect/ },
  { to: paths.sandbox, label: 'Sandbox', inside: /^\/sandbox/ },
  { to: paths.storage, label: 'Storage', inside: /^\/storage/ },
];

const row =
  'flex min-h-row w-full items-center gap-2 rounded-sm px-3 text-left text-ink no-underline hover:bg-hover aria-[current]:bg-accent-tint aria-[current]:font-semibold';

export function Bar({ onFind, onKeys }: { onFind: () => void; onKeys: () => void }) {
  const mask = useMask();
  const [theme, nextTheme] = useTheme();
  return (
    <header className="print:hidden sticky top-0 z-10 flex h-11 items-stretch gap-1 border-b border-line bg-surface px-3 max-tablet:pr-1 tablet:gap-2 desk:gap-4">
      <Link
        to={paths.home}
        aria-label="Grantscope, start page"
        className="inline-flex min-w-6 items-center gap-2 text-md font-semibold text-ink no-underline"
      >
        <svg
          viewBox="0 0 20 20"
          className="size-5 fill-none stroke-ink stroke-[1.5]"
          strokeLinejoin="round"
          strokeLinecap="round"
          aria-hidden="true"
        >
          <rect x=".75" y=".75" width="18.5" height="18.5" rx="3.25" />
          <path className="stroke-accent stroke-[1.75]" d="M3.5 13h3.25V6.75H10V13h3.25V9.5h3.25" />
        </svg>
        <span className="max-[60rem]:hidden">Grantscope</span>
      </Link>
      <nav aria-label="Main" className="max-tablet:hidden">
        <Places
          className="flex h-full gap-1"
          link="flex h-full items-center px-1.5 text-ink-2 no-underline hover:text-ink desk:px-2 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--accent)]"
        />
      </nav>
      <div className="ml-auto flex min-w-0 items-center gap-1 max-tablet:flex-1">
        <FaultsBadge />
        <button
          type="button"
          onClick={onFind}
          title={withKeys('Find or run', 'palette')}
          className="inline-flex h-7 items-center gap-2 rounded-md border border-line-strong px-2 whitespace-nowrap text-ink-2 hover:bg-hover hover:text-ink max-tablet:size-10 max-tablet:justify-center max-tablet:border-transparent max-tablet:p-0 desk:min-w-44"
        >
          <Icon name="search" className="size-3.5" />
          <span className="max-desk:sr-only">Find or run</span>
          <kbd className="ml-auto rounded-sm border border-line-strong px-1 text-2xs text-ink-3 max-desk:hidden">
            {badgeOf('palette')}
          </kbd>
        </button>
        <TenantSwitcher />
        <IconButton
          label="Mask secrets"
          icon="masked"
          pressed={mask.masked}
          onClick={mask.toggle}
          title={withKeys('Mask secrets', 'mask')}
        />
        <IconButton label={`Change theme, now ${theme}`} icon="theme" onClick={nextTheme} />
        <button
          type="button"
          aria-label="Keyboard shortcuts"
          title={withKeys('Keyboard shortcuts', 'sheet')}
          onClick={onKeys}
          className="inline-grid size-row flex-none place-items-center rounded-md text-md font-medium text-ink-2 hover:bg-hover hover:text-ink max-tablet:hidden"
        >
          {badgeOf('sheet')}
        </button>
        <div className="tablet:hidden">
          <Disclosure
            label="Menu"
            className="grid size-row place-items-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
            panelClassName="w-48"
            trigger={<Icon name="menu" />}
          >
            <nav aria-label="Menu">
              <Places className="" link={row} />
            </nav>
          </Disclosure>
        </div>
      </div>
    </header>
  );
}

function Places({ className, link }: { className: string; link: string }) {
  const { pathname } = useLocation();
  return (
    <ul className={className}>
      {places.map(({ to, label, inside }) => (
        <li key={to}>
          <Link to={to} className={link} aria-current={inside.test(pathname) ? 'page' : undefined}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** As wide as most names of tenants, whatever the name: nothing moves when it comes, or another is chosen. */
const switcher =
  'mx-1 flex w-36 max-tablet:mx-0 max-tablet:min-w-0 max-tablet:flex-1 max-tablet:*:flex-1 tablet:*:w-full desk:mx-2 desk:w-56';

function TenantSwitcher() {
  const tenants = useTenants().data;
  const current = useCurrentTenant(tenants);
  if (!tenants || !current) return <div className={switcher} />;
  return (
    <div className={switcher}>
      <Disclosure
        label="Current tenant:"
        className="flex h-7 w-full min-w-0 items-center gap-2 rounded-md border border-line-strong px-2 whitespace-nowrap text-ink hover:bg-hover max-tablet:h-8"
        trigger={
          <>
            <Dot kind={current.kind} />
            <span className={`min-w-0 truncate ${nameFont(current.kind)}`}>{current.name}</span>
            <Icon name="down" className="ml-auto size-3.5" />
          </>
        }
      >
        <ul aria-label="Tenants">
          {tenants.map((tenant) => (
            <li key={tenant.id}>
              <button
                type="button"
                className={row}
                aria-current={tenant.id === current.id || undefined}
                onClick={() => setCurrentTenant(tenant.id)}
              >
                <Dot kind={tenant.kind} />
                <span className={`min-w-0 truncate ${nameFont(tenant.kind)}`}>{tenant.name}</span>
              </button>
            </li>
          ))}
        </ul>
        <ul className="mt-1 border-t border-line pt-1">
          <li>
            <Link className={row} to={paths.tenant(current.id)}>
              <Icon name="edit" className="size-3.5" /> Settings of this tenant
            </Link>
          </li>
          <li>
            <Link className={row} to={paths.newTenant}>
              <Icon name="plus" className="size-3.5" /> Add a tenant
            </Link>
          </li>
        </ul>
      </Disclosure>
    </div>
  );
}

const nameFont = (kind: string) => (kind === 'sandbox' ? '' : 'font-wire text-xs');

/** A hollow square for the practice tenant, a dot for a real one. */
function Dot({ kind }: { kind: string }) {
  return (
    <span
      aria-hidden="true"
      className={`size-2 flex-none ${kind === 'sandbox' ? 'rounded-[1px] border-[1.5px] border-ink-2' : 'rounded-full bg-ink-3'}`}
    />
  );
}
