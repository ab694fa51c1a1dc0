import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { sandboxIssuer } from '#app/adapters/sandbox-host.ts';
import { useSandboxStatus } from '#app/adapters/use-sandbox-status.ts';
import { paths } from '#app/paths.ts';
import { useSandboxState } from '#app/sandbox/admin.ts';
import { SandboxScreen } from '#app/sandbox/sandbox-screen.tsx';
import { reloadFromWorker } from '#app/sandbox/wait.ts';
import { PageHead } from '#app/shell/page-head.tsx';
import { usePageTitle } from '#app/shell/page-title.ts';
import type { Problem } from '#lib/problem.ts';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Prose } from '#ui/prose.tsx';

export function SandboxRoute() {
  usePageTitle('Sandbox');
  const status = useSandboxStatus();
  const state = useSandboxState(status.state === 'ready');
  if (state.data) return <SandboxScreen state={state.data} />;
  const problem = status.reason ?? state.error;
  return problem ? <NotThere problem={problem} /> : <Starting />;
}

/** Below /sandbox/ everything is the tenant's. Who sees this page was answered by the host of the site. */
export function SandboxWaitRoute() {
  usePageTitle('Sandbox');
  const status = useSandboxStatus();
  const [gaveUp, setGaveUp] = useState(false);
  const ready = status.state === 'ready';
  useEffect(() => {
    if (ready && !reloadFromWorker()) setGaveUp(true);
  }, [ready]);
  if (status.reason) return <NotThere problem={status.reason} />;
  if (!gaveUp) return <Starting />;
  return (
    <>
      <PageHead
        title="The sandbox did not answer this address"
        meta={[<code key="issuer">{sandboxIssuer()}</code>]}
      />
      <Empty title="The page was loaded twice, and the site answered both times">
        <p>
          The developer tools may bypass service workers (Application, Service workers, "Bypass for network").{' '}
          <Link className="link" to={paths.sandbox}>
            The screen of the sandbox
          </Link>{' '}
          says whether it answers.
        </p>
      </Empty>
    </>
  );
}

function Starting() {
  return (
    <>
      <PageHead title="Sandbox" meta={['A practice tenant that answers from inside this tab', 'starting']} />
      <p role="status" className="p-3 text-ink-2">
        Starting the sandbox
      </p>
    </>
  );
}

function NotThere({ problem }: { problem: Problem }) {
  return (
    <>
      <PageHead
        title="Sandbox"
        meta={['not available here', <code key="code">{problem.code}</code>]}
        actions={<Button onClick={() => location.reload()}>Try again</Button>}
      />
      <Empty title={problem.title}>
        <p>
          <Prose text={problem.detail} />
        </p>
      </Empty>
    </>
  );
}
