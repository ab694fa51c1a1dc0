import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { remember } from '#app/adapters/page-memory.ts';
import { paths } from '#app/paths.ts';
import { isSecretName } from '#catalog/secret-names.ts';
import type { Flow } from '#flows/flow.ts';
import { findFlow, flowList } from '#flows/registry.ts';
import { ChannelMark } from '#panels/channels.tsx';
import type { IssuedToken } from '#panels/finished/result.ts';
import type { Target } from '#trace/event.ts';
import { toCurl } from '#trace/formats/curl.ts';
import type { TraceModel } from '#trace/model.ts';
import { CopyButton } from '#ui/copy-button.tsx';

type NextStepsProps = { model: TraceModel; tokens: IssuedToken[] };

/** Ways on from a finished run. Each works with what this run has: nothing that is spent or revoked is offered. */
export function NextSteps({ model, tokens }: NextStepsProps) {
  const navigate = useNavigate();
  const others = useOtherFlows(model);
  const access = tokens.find(({ name }) => name === 'access_token');
  const api = access && apiOf(model, access);
  const isJwt = access?.value.split('.').length === 3;
  return (
    <ul className="grid gap-1 text-xs *:flex *:min-h-6 *:items-center *:gap-2">
      {access && api && (
        <li>
          <ChannelMark channel="back" />
          <span>
            <b className="font-semibold">Call your API</b> with this <code>access_token</code>: a cURL command
          </span>
          <CopyButton
            label="Copy the cURL command for your API"
            value={toCurl({
              method: 'GET',
              url: api,
              headers: [['authorization', `Bearer ${access.value}`]],
              body: null,
            })}
          />
        </li>
      )}
      {access && isJwt && (
        <li>
          <ChannelMark channel="local" />
          <button
            type="button"
            className="link"
            onClick={() => void navigate(paths.inspect, { state: remember(access.value) })}
          >
            Read the access token in Inspect
          </button>
        </li>
      )}
      <li>
        <ChannelMark channel={model.steps.some(({ kind }) => kind === 'browser') ? 'front' : 'back'} />
        <Link to={paths.flow(model.flow, sameInputs(model))} className="link">
          Begin a new run with these inputs, or others
        </Link>
      </li>
      {others.map((flow) => (
        <li key={flow.id}>
          <ChannelMark channel={flow.channels.includes('front') ? 'front' : 'back'} />
          <Link to={paths.flow(flow.id, asSame(model.target))} className="link">
            {flow.title} with the same application
          </Link>
        </li>
      ))}
    </ul>
  );
}

const asSame = ({ issuer, clientId }: Target) => ({ issuer, client_id: clientId });

/** A link never carries a secret. */
function sameInputs({ target, inputs, extra, mode }: TraceModel): Record<string, string> {
  const given = [...Object.entries(inputs), ...extra].filter(
    ([name, value]) => value !== '' && !isSecretName(name),
  );
  return { ...asSame(target), redirect_mode: mode, ...Object.fromEntries(given) };
}

/** The address of the API that the token is for, where its identifier is one that can be called. */
function apiOf(model: TraceModel, token: IssuedToken): string | undefined {
  const audience = model.inputs['audience'] ?? '';
  return /^https?:/.test(audience) && URL.canParse(audience) && !token.isFor.startsWith('opaque')
    ? audience
    : undefined;
}

/** The other flows whose conditions this application meets. */
function useOtherFlows({ flow, target }: TraceModel): Flow[] {
  const [flows, setFlows] = useState<Flow[]>([]);
  useEffect(() => {
    let gone = false;
    const others = flowList.filter(({ id }) => id !== flow);
    Promise.all(others.map(({ id }) => findFlow(id))).then(
      (found) => {
        const fit = found.filter((one) => one?.needs.every(({ holds }) => holds(target) === true));
        if (!gone) setFlows(fit.filter((one) => one !== undefined));
      },
      // A flow whose code did not come is not offered.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [flow, target]);
  return flows;
}
