import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { paths } from '#app/paths.ts';
import { PageHead } from '#app/shell/page-head.tsx';
import { Button, buttonClass } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { showToast } from '#ui/toast.tsx';
import { type SandboxState, useSandboxChange } from './admin.ts';
import { Confirm } from './confirm.tsx';
import { Faults } from './faults.tsx';
import { KeptStates } from './kept-states.tsx';
import { apis, applications, users } from './record-kinds.tsx';
import { Records } from './records.tsx';
import { TenantClock } from './tenant-clock.tsx';
import { TenantLog } from './tenant-log.tsx';
import { TenantSettings } from './tenant-settings.tsx';

const PASSWORD = 'practice';

function sectionsOf(state: SandboxState) {
  const on = state.faults.filter((fault) => fault.on).length;
  const { offset_seconds } = state.clock;
  return [
    { id: 'users', title: 'Users', count: String(state.users.length) },
    { id: 'applications', title: 'Applications', count: String(state.applications.length) },
    { id: 'apis', title: 'APIs & settings', count: String(state.apis.length) },
    { id: 'faults', title: 'Faults', count: on > 0 ? `${on} on` : '' },
    { id: 'clock', title: 'Clock', count: offset_seconds === 0 ? '' : 'moved' },
    { id: 'log', title: 'Log', count: '' },
  ] as const;
}

type Section = ReturnType<typeof sectionsOf>[number]['id'];

/** The practice tenant: what it holds, what goes wrong with it on purpose, what it saw. */
export function SandboxScreen({ state }: { state: SandboxState }) {
  const [query, setQuery] = useSearchParams();
  const sections = sectionsOf(state);
  const section: Section = sections.find(({ id }) => id === query.get('show'))?.id ?? 'users';
  const choose = (id: string | null) =>
    setQuery({ show: section, ...(id ? { id } : {}) }, { replace: true, preventScrollReset: true });
  const records = { chosen: query.get('id'), onChoose: choose };
  return (
    <div className="flex flex-col desk:h-[calc(100dvh-2.75rem)]">
      <Head sessions={state.sessions} />
      <KeptStates />
      <div className="grid min-h-0 flex-1 content-start gap-px bg-line desk:grid-cols-[11rem_minmax(0,1.4fr)_minmax(0,1fr)] desk:content-stretch">
        <nav aria-label="Sandbox" className="min-w-0 bg-surface">
          <ul className="flex overflow-x-auto p-1 desk:grid desk:p-0">
            {sections.map(({ id, title, count }) => (
              <li key={id}>
                <Link
                  to={{ search: `?show=${id}` }}
                  replace
                  aria-current={id === section || undefined}
                  className="flex min-h-row items-center justify-between gap-2 px-2 whitespace-nowrap text-ink-2 no-underline hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 aria-[current]:bg-accent-tint aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:shadow-[inset_0_-3px_0_var(--accent)] desk:min-h-8 desk:px-3 desk:aria-[current]:shadow-[inset_3px_0_0_var(--accent)] forced-colors:aria-[current]:outline-2"
                >
                  {title}
                  {count && <span className="font-normal text-ink-2">{count}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div
          className={`min-h-0 min-w-0 bg-surface desk:overflow-auto ${section === 'faults' ? 'desk:col-span-2' : ''}`}
        >
          <div className="grid gap-px border-b border-line bg-line">
            {section === 'users' && (
              <Records
                kind={users}
                records={state.users}
                note={state.users.every((user) => user['password'] === PASSWORD) && <PasswordNote />}
                {...records}
              />
            )}
            {section === 'applications' && (
              <Records kind={applications} records={state.applications} {...records} />
            )}
            {section === 'apis' && (
              <>
                <Records kind={apis} records={state.apis} {...records} />
                <TenantSettings settings={state.settings} />
              </>
            )}
            {section === 'faults' && <Faults faults={state.faults} />}
            {section === 'clock' && <TenantClock offset={state.clock.offset_seconds} />}
            {section === 'log' && <TenantLog />}
          </div>
        </div>
        {section !== 'faults' && <Faults faults={state.faults} className="max-desk:hidden" />}
      </div>
    </div>
  );
}

function PasswordNote() {
  return (
    <>
      all with the password <code>{PASSWORD}</code>
    </>
  );
}

function Head({ sessions }: { sessions: number }) {
  const reset = useSandboxChange();
  const [asking, setAsking] = useState(false);
  const [, setQuery] = useSearchParams();
  return (
    <>
      <PageHead
        title="Sandbox"
        meta={[
          'A practice tenant that answers from inside this tab',
          <code key="path">/sandbox/</code>,
          <span key="state" className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className="size-2 rounded-full bg-accent forced-colors:bg-[Highlight]" />
            Answering, {sessions === 1 ? '1 session' : `${sessions} sessions`}
          </span>,
        ]}
        actions={
          <>
            <Button variant="quiet" onClick={() => setAsking(true)}>
              Reset to the start
            </Button>
            <Link className={buttonClass()} to={paths.home}>
              <Icon name="play" className="size-3.5" />
              <span>Start a flow</span>
            </Link>
          </>
        }
      />
      {asking && (
        <Confirm
          title="Reset the sandbox?"
          text="Users, applications, APIs and settings become those of the first day. Faults go off, the clock is right again, sessions and refresh tokens end. Runs and their traces stay."
          action="Reset it"
          busy={reset.isPending}
          problem={reset.error?.detail}
          onConfirm={() =>
            reset.mutate(
              { method: 'POST', path: 'reset' },
              {
                onSuccess: () => {
                  setAsking(false);
                  setQuery({}, { replace: true });
                  showToast({ text: 'The sandbox is as on its first day.' });
                },
              },
            )
          }
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
