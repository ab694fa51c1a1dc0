import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { sandboxIssuer } from '#app/adapters/sandbox-host.ts';
import { paths } from '#app/paths.ts';
import { type SandboxState, useSandboxChange } from '#app/queries/sandbox.ts';
import { PageHead } from '#app/shell/page-head.tsx';
import { Button, buttonClass } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { showToast } from '#ui/toast.tsx';
import { Applications } from './applications.tsx';
import { ClockAndKeys } from './clock-and-keys.tsx';
import { Faults } from './faults.tsx';
import { Log } from './log.tsx';
import { Apis, TenantSettings } from './tenant-settings.tsx';
import { Users } from './users.tsx';

const sections = ['users', 'applications', 'apis', 'defaults', 'clock', 'log'] as const;
type Section = (typeof sections)[number];

const names: Record<Section, string> = {
  users: 'Users',
  applications: 'Applications',
  apis: 'APIs',
  defaults: 'Tenant defaults',
  clock: 'Clock and keys',
  log: 'Log',
};

/** The practice tenant's own screen: what it is made of, what is broken on purpose, what it saw. */
export function SandboxScreen({ state }: { state: SandboxState }) {
  const [params, setParams] = useSearchParams();
  const section = sections.find((one) => one === params.get('show')) ?? 'users';
  const counts: Partial<Record<Section, number>> = {
    users: state.users.length,
    applications: state.applications.length,
    apis: state.apis.length,
  };
  return (
    <>
      <PageHead
        title="Sandbox"
        meta={[
          'A practice tenant that answers from inside this tab',
          <code key="issuer">{sandboxIssuer()}</code>,
          `${state.sessions} ${state.sessions === 1 ? 'session' : 'sessions'}`,
        ]}
        actions={<Actions />}
      />
      <div className="grid gap-px bg-line tablet:grid-cols-[11rem_minmax(0,1fr)] desk:grid-cols-[11rem_minmax(0,1fr)_27rem]">
        <nav aria-label="Sandbox" className="bg-surface">
          <ul className="flex overflow-x-auto tablet:flex-col">
            {sections.map((one) => (
              <li key={one}>
                <button
                  type="button"
                  aria-current={one === section ? 'page' : undefined}
                  onClick={() => setParams({ show: one }, { replace: true })}
                  className="flex min-h-row w-full items-center justify-between gap-2 border-l-3 border-transparent px-3 whitespace-nowrap hover:bg-hover focus-visible:-outline-offset-2 aria-current:border-accent aria-current:bg-accent-tint aria-current:font-semibold"
                >
                  {names[one]}
                  <span className="font-normal text-ink-2">{counts[one]}</span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0 bg-surface">
          <SectionView section={section} state={state} />
        </div>
        <div className="min-w-0 bg-surface tablet:col-span-2 desk:col-span-1">
          <Faults faults={state.faults} />
        </div>
      </div>
    </>
  );
}

function SectionView({ section, state }: { section: Section; state: SandboxState }) {
  switch (section) {
    case 'users':
      return <Users users={state.users} />;
    case 'applications':
      return <Applications applications={state.applications} />;
    case 'apis':
      return <Apis apis={state.apis} />;
    case 'defaults':
      return <TenantSettings settings={state.settings} />;
    case 'clock':
      return <ClockAndKeys offsetSeconds={state.clock.offset_seconds} />;
    case 'log':
      return <Log />;
  }
}

function Actions() {
  const [asking, setAsking] = useState(false);
  const change = useSandboxChange();
  const reset = () =>
    change.mutate(
      { method: 'POST', path: 'reset' },
      {
        onSuccess: () => {
          setAsking(false);
          showToast({ text: 'The sandbox is as it was at the start.' });
        },
      },
    );
  return (
    <>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        Reset to the start
      </Button>
      <Link to={paths.home} className={buttonClass('plain')}>
        Choose a flow
      </Link>
      <Dialog
        title="Reset the sandbox"
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button variant="main" onClick={reset} disabled={change.isPending}>
              Reset
            </Button>
          </>
        }
      >
        <p>
          Users, applications, settings, sessions, codes and refresh tokens go back to the start. Runs stay.
        </p>
      </Dialog>
    </>
  );
}
