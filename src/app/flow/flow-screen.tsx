import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ChannelKey } from '#app/home/channel-strip.tsx';
import { paths } from '#app/paths.ts';
import { PageHead } from '#app/shell/page-head.tsx';
import type { Flow } from '#flows/flow.ts';
import { planOf } from '#flows/plan.ts';
import { PlanDiagram } from '#panels/sequence/plan-diagram.tsx';
import { badgeOf } from '#panels/shortcuts.ts';
import { useShortcuts } from '#panels/use-shortcuts.ts';
import type { Tenant } from '#store/types.ts';
import { Button, IconButton } from '#ui/button.tsx';
import { ExternalLink } from '#ui/external-link.tsx';
import { Pane } from '#ui/pane.tsx';
import { Prose } from '#ui/prose.tsx';
import { showToast } from '#ui/toast.tsx';
import { FORM_ID, InputsPane } from './inputs-pane.tsx';
import { type FlowLink, flowLinkQuery } from './link.ts';
import { LinkRemarks } from './link-remarks.tsx';
import { StepExplained, WhyTable } from './steps-explained.tsx';
import { type ReadyForm, useFlowForm } from './use-flow-form.ts';
import { useStart } from './use-start.ts';

export function FlowScreen(props: {
  flow: Flow;
  tenants: Tenant[];
  current: Tenant | undefined;
  link: FlowLink;
  dropped: string[];
}) {
  const { flow } = props;
  const form = useFlowForm(flow, props.tenants, props.current, props.link);
  const { start, busy, notice } = useStart(flow.id);
  const plan = planOf(flow.steps);
  const [selected, select] = useState(
    plan.find(({ channel }) => channel === 'front')?.id ?? plan[0]?.id ?? '',
  );
  const step = plan.find(({ id }) => id === selected);
  const { ready } = form;
  useShortcuts({ start: ready && !busy ? submitForm : undefined });
  return (
    <div className="max-tablet:pb-[3.75rem]">
      <PageHead
        title={flow.title}
        meta={[
          flow.group,
          `${plan.length} steps`,
          ...flow.references.map(({ title, url }) => (
            <ExternalLink key={url} href={url}>
              {title}
            </ExternalLink>
          )),
        ]}
        actions={
          ready && (
            <div className="contents max-tablet:hidden">
              <Button variant="quiet" icon="link" onClick={() => void copyLink(flow.id, ready)}>
                Copy link
              </Button>
              <Button icon="forward" disabled={busy} onClick={() => void start(ready, true)}>
                Run to the end
              </Button>
              <Button
                type="submit"
                form={FORM_ID}
                variant="main"
                icon="play"
                kbd={badgeOf('start')}
                disabled={busy}
              >
                Start step by step
              </Button>
            </div>
          )
        }
      />
      <LinkRemarks link={props.link} dropped={props.dropped} problem={form.problem} notice={notice} />
      <div className="grid gap-px bg-line min-[60rem]:min-h-[calc(100dvh-6.25rem)] min-[60rem]:grid-cols-[22rem_minmax(0,1fr)] desk:grid-cols-[24rem_minmax(0,1fr)]">
        {ready ? (
          <InputsPane
            flow={flow}
            form={ready}
            choices={form.choices}
            onChoose={form.choose}
            onSubmit={() => void start(ready, false)}
          />
        ) : (
          <NoApplication />
        )}
        <Pane
          title="What will happen"
          count="nothing of the run has been sent"
          actions={
            <div className="max-tablet:hidden">
              <ChannelKey />
            </div>
          }
        >
          <p className="border-b border-line p-3 text-md leading-text text-ink-2">
            <b className="font-semibold text-ink">Use it:</b> <Prose text={flow.useWhen} />.{' '}
            <b className="font-semibold text-ink">Do not use it</b> where <Prose text={flow.avoidWhen} />.
          </p>
          <div className="grid desk:grid-cols-[minmax(0,1fr)_19rem]">
            <PlanDiagram plan={plan} selected={selected} onSelect={select} />
            {step && (
              <div className="border-t border-line desk:border-t-0 desk:border-l">
                <StepExplained plan={plan} step={step} />
              </div>
            )}
          </div>
          <WhyTable plan={plan} selected={selected} onSelect={select} />
        </Pane>
      </div>
      {ready && (
        <section
          aria-label="Start"
          className="fixed inset-x-0 bottom-0 z-10 flex min-h-[3.75rem] items-center gap-2 border-t border-line-strong bg-surface px-3 py-2 shadow-lift-2 tablet:hidden"
        >
          <IconButton label="Copy link" icon="link" onClick={() => void copyLink(flow.id, ready)} />
          <IconButton
            label="Run to the end"
            icon="forward"
            disabled={busy}
            onClick={() => void start(ready, true)}
          />
          <p className="min-w-0 flex-1 truncate text-xs text-ink-2">nothing sent yet</p>
          <Button type="submit" form={FORM_ID} variant="main" icon="play" disabled={busy}>
            Start step by step
          </Button>
        </section>
      )}
    </div>
  );
}

async function copyLink(flow: string, form: ReadyForm): Promise<void> {
  const query = flowLinkQuery({
    issuer: form.target.issuer,
    clientId: form.target.clientId,
    mode: form.modes.length ? form.mode : undefined,
    inputs: form.values,
    extra: form.extra,
  });
  await navigator.clipboard.writeText(`${location.origin}${paths.flow(flow)}?${query}`);
  showToast({ text: 'The link is copied. It fills in this form, starts nothing and carries no secret.' });
}

function NoApplication() {
  return (
    <Pane title="Inputs">
      <div className="grid gap-2 p-3 text-ink-2">
        <p>A flow needs an application to play, and this browser keeps none yet.</p>
        <p>
          <Link className="link" to={paths.newTenant}>
            Add a tenant
          </Link>
          , or wait for the sandbox: it brings four applications of its own.
        </p>
      </div>
    </Pane>
  );
}

/** As the button does that names it: what is wrong with a field is shown at the field. */
function submitForm(): void {
  const form = document.getElementById(FORM_ID);
  if (form instanceof HTMLFormElement) form.requestSubmit();
}
