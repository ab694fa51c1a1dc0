import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { useSandboxStatus, whenSandboxReady } from '#app/adapters/sandbox-host.ts';
import { paths } from '#app/paths.ts';
import { useSandboxState } from '#app/queries/sandbox.ts';
import { SandboxScreen } from '#app/sandbox/sandbox-screen.tsx';
import { PageHead } from '#app/shell/page-head.tsx';
import { usePageTitle } from '#app/shell/page-title.ts';
import type { Problem } from '#lib/problem.ts';
import { Empty } from '#ui/empty.tsx';
import { Prose } from '#ui/prose.tsx';

export function SandboxRoute() {
  usePageTitle('Sandbox');
  const { state: host, reason } = useSandboxStatus();
  const query = useSandboxState();
  if (query.data) return <SandboxScreen state={query.data} />;
  if (host === 'unavailable' && reason) return <Unavailable reason={reason} />;
  return (
    <>
      <PageHead title="Sandbox" meta={['A practice tenant that answers from inside this tab']} />
      <p className="p-4 text-ink-2">{query.error ? query.error.message : 'Asking the practice tenant'}</p>
    </>
  );
}

function Unavailable({ reason }: { reason: Problem }) {
  return (
    <>
      <PageHead title="Sandbox" meta={['Not answering']} />
      <Empty title={reason.title}>
        <Prose text={reason.detail} />
      </Empty>
    </>
  );
}

const RELOADS = 'grantscope.sandbox-reloads';
const MOST_RELOADS = 2;

/** A page of the sandbox that reached the host of the site: once the worker answers, the same address works. */
export function SandboxWaitRoute() {
  const [reason, setReason] = useState<Problem>();
  useEffect(() => {
    let gone = false;
    void whenSandboxReady().then((unavailable) => {
      if (gone) return;
      const reloads = Number(sessionStorage.getItem(RELOADS) ?? '0');
      if (unavailable || reloads >= MOST_RELOADS) {
        sessionStorage.removeItem(RELOADS);
        setReason(
          unavailable ?? {
            kind: 'problem',
            code: 'sandbox-unavailable-silent',
            title: 'The practice tenant does not answer here',
            detail: 'The service worker runs, but this page came from the host of the site all the same.',
          },
        );
        return;
      }
      sessionStorage.setItem(RELOADS, String(reloads + 1));
      location.reload();
    });
    return () => {
      gone = true;
    };
  }, []);
  if (reason) return <Unavailable reason={reason} />;
  return (
    <p className="p-4 text-ink-2">
      Waiting for the practice tenant to start.{' '}
      <Link to={paths.home} className="link">
        Start page
      </Link>
    </p>
  );
}
