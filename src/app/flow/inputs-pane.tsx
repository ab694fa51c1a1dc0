import type { FormEvent } from 'react';
import { methodName, typeNames } from '#app/tenant/application-fields.tsx';
import { ExtraParameters } from '#app/tenant/extra-parameters.tsx';
import { needsSecret } from '#catalog/client-auth.ts';
import type { Flow, Input } from '#flows/flow.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { Checkbox, Field, Select, TextInput } from '#ui/field.tsx';
import { Pane } from '#ui/pane.tsx';
import { BeforeYouStart } from './before-you-start.tsx';
import type { Choice } from './form.ts';
import { InputField } from './input-field.tsx';
import { LeaveModes } from './leave-modes.tsx';
import type { ReadyForm } from './use-flow-form.ts';

export const FORM_ID = 'flow-form';

export function InputsPane(props: {
  flow: Flow;
  form: ReadyForm;
  choices: Choice[];
  onChoose: (key: string) => void;
  onSubmit: () => void;
}) {
  const { flow, form } = props;
  const { choice, target } = form;
  const field = (input: Input) => (
    <InputField
      key={input.name}
      input={input}
      value={form.values[input.name] ?? ''}
      error={form.errors[input.name]}
      warn={input.warn?.(form.values[input.name] ?? '', target)}
      onChange={(value) => form.set(input.name, value)}
    />
  );
  const folded = flow.inputs.filter(({ more }) => more);
  const foldedUsed =
    folded.some(({ name }) => form.values[name] || form.errors[name]) || form.extra.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <Pane title="Inputs" count={`filled in from ${choice.unsaved ? 'the link' : choice.application.name}`}>
      <form id={FORM_ID} onSubmit={submit} noValidate className="grid gap-3 p-3">
        <Field
          label="Application"
          help={
            choice.unsaved ? (
              'From the link. It is kept in this browser when you start.'
            ) : (
              <code className="[overflow-wrap:anywhere]">{choice.application.clientId}</code>
            )
          }
        >
          {(control) => (
            <Select {...control} value={choice.key} onChange={(event) => props.onChoose(event.target.value)}>
              {groups(props.choices).map(([tenant, choices]) => (
                <optgroup key={tenant} label={tenant}>
                  {choices.map(({ key, application, unsaved }) => (
                    <option key={key} value={key}>
                      {application.name}, {unsaved ? 'not saved' : typeNames[application.type]}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          )}
        </Field>
        {choice.unsaved && (
          <dl className="grid gap-1 bg-sunk p-2 text-xs [overflow-wrap:anywhere]">
            <dt className="text-ink-2">issuer</dt>
            <dd className="font-wire">{target.issuer}</dd>
            <dt className="text-ink-2">client_id</dt>
            <dd className="font-wire">{target.clientId || 'none given'}</dd>
          </dl>
        )}
        {form.modes.length > 0 && (
          <Field
            label="redirect_uri"
            help={
              <>
                Must stand in <b className="font-medium text-ink">Allowed Callback URLs</b>, port included.
              </>
            }
          >
            {(control) => (
              <div className="flex items-center gap-1">
                <TextInput {...control} mono readOnly value={target.redirectUri} />
                <CopyButton value={target.redirectUri} label="Copy redirect_uri" />
              </div>
            )}
          </Field>
        )}
        {needsSecret(target.authMethod) && (
          <div className="grid gap-1">
            <Field
              label="client_secret"
              help={`${methodName(target.authMethod)}. Bound to ${target.applicationName} at ${target.tenantName}.`}
            >
              {(control) => (
                <TextInput
                  {...control}
                  mono
                  type="password"
                  autoComplete="off"
                  value={form.secret.value}
                  onChange={(event) => form.setSecret({ ...form.secret, value: event.target.value })}
                />
              )}
            </Field>
            {target.tenantKind !== 'sandbox' && (
              <Checkbox
                label="Keep it in this browser when the tab closes"
                checked={form.secret.keep}
                onChange={(event) => form.setSecret({ ...form.secret, keep: event.target.checked })}
              />
            )}
          </div>
        )}
        {flow.inputs.filter(({ more }) => !more).map(field)}
        <LeaveModes modes={form.modes} value={form.mode} onChange={form.setMode} />
        <details className="border-t border-line pt-2" open={foldedUsed || undefined}>
          <summary className="min-h-6">
            More parameters{' '}
            <span className="text-xs text-ink-2">{folded.map(({ name }) => name).join(', ')}</span>
          </summary>
          <div className="grid gap-3 pt-2">
            {folded.map(field)}
            <ExtraParameters
              value={form.extra}
              onChange={form.setExtra}
              help="Sent as they are, beside those that the flow sends itself."
            />
          </div>
        </details>
      </form>
      <BeforeYouStart
        flow={flow}
        target={target}
        values={form.values}
        secretMissing={!form.secret.value}
        fromLink={choice.unsaved}
      />
    </Pane>
  );
}

function groups(choices: Choice[]): [string, Choice[]][] {
  const byTenant = new Map<string, Choice[]>();
  for (const choice of choices) {
    byTenant.set(choice.tenant.name, [...(byTenant.get(choice.tenant.name) ?? []), choice]);
  }
  return [...byTenant];
}
