import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { findFlow, flowList } from '#flows/registry.ts';
import type { PastedRequest } from '#inspect/inspection.ts';
import { Button, buttonClass } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { showToast } from '#ui/toast.tsx';
import { curlWithoutSecrets, flowLink, grantAsked } from './pasted-request.ts';

/** What one does next with a request: play it as a flow, where there is one, and hand it on. Nothing is sent here. */
export function RequestOffer({ request }: { request: PastedRequest }) {
  const grant = grantAsked(request);
  const { data: flow } = useQuery({
    queryKey: ['flow of a grant', grant],
    enabled: grant !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const flows = await Promise.all(flowList.map(({ id }) => findFlow(id)));
      return flows.find((one) => one?.grant === grant) ?? null;
    },
  });
  const link = flow ? flowLink(flow, request) : undefined;
  const copy = async () => {
    await navigator.clipboard.writeText(curlWithoutSecrets(request));
    showToast({ text: 'Copied as cURL; each secret reads REMOVED.' });
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line p-3">
      {flow && link && (
        <Link className={buttonClass('main')} to={link}>
          <Icon name="play" className="size-3.5" />
          Open it in the flow
        </Link>
      )}
      <Button icon="copy" onClick={() => void copy()}>
        Copy without secrets
      </Button>
      <p className="text-xs text-ink-2">
        {flow && link
          ? `${flow.title}, filled in from this request. Secrets do not go along, and nothing is sent yet.`
          : grant
            ? 'No flow here plays this grant by itself.'
            : 'No flow begins with this request.'}
      </p>
    </div>
  );
}
