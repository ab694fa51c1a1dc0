import { type FormEvent, useRef, useState } from 'react';
import { checkTenant, passes, type TenantReport } from '#app/queries/check-tenant.ts';
import { PageHead } from '#app/shell/page-head.tsx';
import { type ParsedIssuer, parseIssuer } from '#catalog/issuer.ts';
import { isProblem } from '#lib/problem.ts';
import type { Tenant } from '#store/types.ts';
import { Button } from '#ui/button.tsx';
import { Field, TextInput } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import { Pane } from '#ui/pane.tsx';
import { Prose } from '#ui/prose.tsx';
import { AllowList } from './allow-list.tsx';
import { ApplicationCard } from './application-card.tsx';
import { CheckReport } from './check-report.tsx';
import {
  applicationErrors,
  type FieldErrors,
  keptApplication,
  nameOf,
  newApplication,
  newTenant,
  type TenantDraft,
} from './draft.ts';
import { FlowsThatFit } from './flows-that-fit.tsx';
import { TenantActions } from './tenant-actions.tsx';
import { applicationDraft, fileSecrets, useTenantDraft } from './use-tenant-draft.ts';

/** Edits a kept tenant, or a new one when `tenant` is undefined. */
export function TenantForm(props: {
  tenant: Tenant | undefined;
  /** What was typed and not saved is found again under this. */
  draftKey: string;
  start: () => TenantDraft;
  /** What was found when it was added, or why it was not. */
  report: TenantReport | undefined;
  onSaved: (tenant: Tenant, report: TenantReport | undefined) => Promise<void>;
}) {
  const { tenant } = props;
  const { draft, changed, set, forget } = useTenantDraft(props.draftKey, props.start);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [notice, setNotice] = useState<string[]>(props.report?.notice ? [props.report.notice] : []);
  const [report, setReport] = useState(props.report);
  const [late, setLate] = useState(false);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const readIssuer = (text: string) => {
    const parsed = parseIssuer(text);
    setErrors((known) => {
      const { issuer: _, ...rest } = known;
      return isProblem(parsed) ? { ...rest, issuer: parsed.detail } : rest;
    });
    if (isProblem(parsed)) return undefined;
    if (parsed.notices.length) setNotice(parsed.notices);
    return parsed;
  };

  const latest = useRef(0);
  /** Undefined when another check began meanwhile: its answer is the one that counts. */
  const check = async (issuer: string): Promise<TenantReport | undefined> => {
    setBusy(true);
    const asked = ++latest.current;
    const found = await checkTenant(issuer);
    if (asked !== latest.current) return undefined;
    setReport(found);
    if (found.notice) setNotice([found.notice]);
    setBusy(false);
    return found;
  };

  const checkOnly = async (text: string) => {
    const parsed = readIssuer(text);
    const found = parsed && (await check(parsed.issuer));
    if (found?.notice) set({ ...newest.current, issuer: found.issuer });
  };

  const newest = useRef(draft);
  newest.current = draft;

  const keep = async (parsed: ParsedIssuer, found: TenantReport | undefined) => {
    const base = tenant ?? newTenant(parsed);
    const next: Tenant = {
      ...base,
      kind: parsed.kind,
      issuer: parsed.issuer,
      name: draft.name.trim() || nameOf(parsed.issuer),
      applications: draft.applications.map(keptApplication),
    };
    fileSecrets(parsed.issuer, tenant, draft.applications);
    forget();
    await props.onSaved(next, found);
  };

  /** What can be kept as it stands; the first field that is wrong gets the focus. */
  const readForm = () => {
    const parsed = readIssuer(draft.issuer);
    const found = applicationErrors(draft.applications);
    setErrors((known) => ({ ...(known['issuer'] ? { issuer: known['issuer'] } : {}), ...found }));
    if (parsed && Object.keys(found).length === 0) return parsed;
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    return undefined;
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const parsed = readForm();
    if (!parsed || (busy && !tenant)) return;
    setLate(false);
    if (tenant) return keep(parsed, undefined);
    const found = await check(parsed.issuer);
    if (!found || !(found.silent || passes(found))) return undefined;
    if (newest.current !== draft) return setLate(true);
    return keep({ ...parsed, issuer: found.issuer }, found);
  };

  const addAnyway = async () => {
    const parsed = readForm();
    if (parsed) await keep(parsed, report);
  };

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <PageHead
        title={tenant ? tenant.name : 'Add a tenant'}
        meta={[
          tenant ? <code key="issuer">{tenant.issuer}</code> : 'An Auth0 tenant, or any OpenID Provider',
          changed ? 'changed, not saved' : tenant ? 'saved' : 'nothing is saved yet',
        ]}
        actions={
          <>
            <TenantActions tenant={tenant} />
            <Button type="submit" variant="main" disabled={busy && !tenant}>
              {tenant ? 'Save' : 'Check and add'}
            </Button>
          </>
        }
      />
      {late && (
        <p role="status" className="border-b border-line bg-warn-tint px-3 py-2">
          Not added yet: something was changed while the tenant was asked. Press the button again.
        </p>
      )}
      {!tenant && !busy && report && !report.silent && !passes(report) && (
        <p role="status" className="border-b border-line bg-danger-tint px-3 py-2">
          <b className="font-semibold">Not added.</b>{' '}
          <Prose
            text={`${report.lines.find(({ status }) => status === 'fail')?.title ?? ''}. The check says more.`}
          />
        </p>
      )}
      {tenant && <Added tenant={tenant} report={props.report} />}
      <div className="grid gap-px bg-line min-[60rem]:grid-cols-[minmax(0,1fr)_26rem] min-[60rem]:min-h-[calc(100dvh-6.25rem)]">
        <Pane title="Settings">
          <div className="grid content-start gap-3 p-3">
            <div className="grid grid-cols-[repeat(auto-fit,minmax(min(18rem,100%),1fr))] gap-3">
              <Field
                label="Domain or issuer"
                help={
                  notice.length ? (
                    <Prose text={notice.join(' ')} />
                  ) : (
                    'A tenant domain, a custom domain, or the issuer of an OpenID Provider.'
                  )
                }
                {...(errors['issuer'] ? { error: errors['issuer'] } : {})}
              >
                {(control) => (
                  <TextInput
                    {...control}
                    mono
                    autoComplete="off"
                    spellCheck={false}
                    placeholder="your-tenant.eu.auth0.com"
                    value={draft.issuer}
                    onChange={(event) => set({ ...draft, issuer: event.target.value })}
                    onBlur={() => {
                      const parsed = draft.issuer.trim() ? readIssuer(draft.issuer) : undefined;
                      if (parsed && parsed.issuer !== draft.issuer) set({ ...draft, issuer: parsed.issuer });
                    }}
                  />
                )}
              </Field>
              <Field label="Name of the tenant" help="For you only. Empty: its host.">
                {(control) => (
                  <TextInput
                    {...control}
                    autoComplete="off"
                    value={draft.name}
                    onChange={(event) => set({ ...draft, name: event.target.value })}
                  />
                )}
              </Field>
            </div>
            {draft.applications.map((application, index) => (
              <ApplicationCard
                key={application.id}
                value={application}
                issuer={issuerOf(draft.issuer)}
                startOpen={index === 0 || !application.clientId}
                errors={errors}
                onChange={(value) =>
                  set({
                    ...draft,
                    applications: draft.applications.map((one) => (one.id === value.id ? value : one)),
                  })
                }
                onRemove={() =>
                  set({
                    ...draft,
                    applications: draft.applications.filter(({ id }) => id !== application.id),
                  })
                }
              />
            ))}
            {draft.applications.length === 0 && (
              <p className="text-ink-2">No application yet. A flow needs one to play.</p>
            )}
            <div>
              <Button
                icon="plus"
                onClick={() =>
                  set({
                    ...draft,
                    applications: [
                      ...draft.applications,
                      applicationDraft(
                        newApplication({ name: `Application ${draft.applications.length + 1}` }),
                        '',
                      ),
                    ],
                  })
                }
              >
                Add an application
              </Button>
            </div>
          </div>
        </Pane>
        <Pane
          title="Check"
          count={busy ? 'asking the tenant' : report ? '' : 'not asked yet'}
          actions={
            <Button icon="retry" disabled={busy} onClick={() => void checkOnly(draft.issuer)}>
              Check
            </Button>
          }
        >
          {report ? (
            <CheckReport
              report={report}
              onUseIssuer={(issuer) => {
                set({ ...draft, issuer });
                void checkOnly(issuer);
              }}
              onAddAnyway={tenant || busy || passes(report) ? undefined : () => void addAnyway()}
            />
          ) : (
            <p className="p-3 text-ink-2">
              Reads the discovery document and the signing keys from this browser, as a run would, and says
              what is wrong with them.
            </p>
          )}
          <AllowList />
        </Pane>
      </div>
    </form>
  );
}

/** Empty while what was typed is no issuer. */
function issuerOf(text: string): string {
  const parsed = parseIssuer(text);
  return isProblem(parsed) ? '' : parsed.issuer;
}

/** What one does next with a tenant: play a flow. Right after it was added, also how its check went. */
function Added({ tenant, report }: { tenant: Tenant; report: TenantReport | undefined }) {
  const checked = report && passes(report);
  return (
    <section aria-label="Flows that fit" className="border-b border-line bg-surface px-3 py-2">
      {report && (
        <p role="status" className="flex items-start gap-2 pb-2">
          <Icon
            name={checked ? 'check' : report.silent ? 'unknown' : 'warn'}
            className={`mt-0.5 size-4 flex-none ${checked ? 'text-accent' : ''}`}
          />
          <span className="max-w-[68ch] [overflow-wrap:anywhere]">
            <b className="font-semibold">
              {checked
                ? 'Checked and added.'
                : report.silent
                  ? 'Added without a check: the tenant could not be asked.'
                  : 'Added although a check fails.'}
            </b>{' '}
            <Prose
              text={
                checked
                  ? (report.notice ?? '')
                  : `${report.lines.find(({ status }) => status === 'fail')?.title ?? ''}.`
              }
            />
          </span>
        </p>
      )}
      <ul className="grid gap-1">
        {tenant.applications.map((application) => (
          <li key={application.id}>
            <FlowsThatFit tenant={tenant} application={application} />
          </li>
        ))}
      </ul>
    </section>
  );
}
