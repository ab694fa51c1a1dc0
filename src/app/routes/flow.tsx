import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { sandboxIssuer } from '#app/adapters/sandbox-host.ts';
import { useSandboxStatus } from '#app/adapters/use-sandbox-status.ts';
import { FlowScreen } from '#app/flow/flow-screen.tsx';
import { parseFlowLink, withoutSecrets } from '#app/flow/link.ts';
import { paths } from '#app/paths.ts';
import { useTenants } from '#app/queries/tenants.ts';
import { useCurrentTenant } from '#app/shell/current-tenant.ts';
import { usePageTitle } from '#app/shell/page-title.ts';
import { findFlow } from '#flows/registry.ts';
import { Empty } from '#ui/empty.tsx';
import { Prose } from '#ui/prose.tsx';

export function FlowRoute() {
  const { flow: id = '' } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [dropped, setDropped] = useState<string[]>([]);
  const sandbox = useSandboxStatus();
  const { data: tenants, isPlaceholderData, error } = useTenants();
  const current = useCurrentTenant(tenants);
  const flow = useQuery({
    queryKey: ['flow', id],
    queryFn: async () => (await findFlow(id)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  const link = useMemo(
    () => parseFlowLink(search, flow?.inputs.map(({ name }) => name) ?? []),
    [search, flow],
  );
  usePageTitle(flow?.title ?? 'Flow');

  useEffect(() => {
    const clean = withoutSecrets(search);
    if (!clean) return;
    setDropped(parseFlowLink(search, []).secrets);
    void navigate({ search: clean.toString() }, { replace: true });
  }, [search, navigate]);

  if (flow === null) return <NoSuchFlow />;
  if (error) return <NothingKept error={error} />;
  const sandboxAsked = link.issuer === sandboxIssuer();
  const sandboxHere = tenants?.some(({ issuer }) => issuer === sandboxIssuer());
  if (!flow || !tenants) return <p className="p-4 text-ink-2">Reading the flow</p>;
  const starting = sandbox.state === 'starting' || isPlaceholderData;
  if (!sandboxHere && starting && (sandboxAsked || tenants.length === 0)) {
    return <p className="p-4 text-ink-2">Starting the sandbox</p>;
  }
  if (!sandboxHere && sandboxAsked && sandbox.state === 'unavailable') {
    return (
      <div className="p-4">
        <h1 className="sr-only">{flow.title}</h1>
        <Empty title={sandbox.reason?.title ?? 'The sandbox cannot run here'}>
          {sandbox.reason && <Prose text={sandbox.reason.detail} />}{' '}
          <Link className="link" to={paths.flow(flow.id)}>
            Open this flow with another tenant
          </Link>
        </Empty>
      </div>
    );
  }
  return (
    <FlowScreen
      key={`${flow.id}?${search}`}
      flow={flow}
      tenants={tenants}
      current={current}
      link={link}
      dropped={dropped}
    />
  );
}

function NothingKept({ error }: { error: Error }) {
  return (
    <div className="p-4" role="alert">
      <h1 className="sr-only">No run can be kept</h1>
      <Empty title="This browser does not open its database">
        A run lives there, so none can start. It happens in some private windows, and where site data is
        blocked. {error.message}
      </Empty>
    </div>
  );
}

function NoSuchFlow() {
  return (
    <div className="p-4">
      <h1 className="sr-only">No such flow</h1>
      <Empty title="There is no flow of this name">
        <Link className="link" to={paths.home}>
          See every flow
        </Link>
      </Empty>
    </div>
  );
}
