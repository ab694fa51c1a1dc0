import { type ReactNode, useState } from 'react';
import { setSecret } from '#app/adapters/client-secrets.ts';
import { enterAgain } from '#app/adapters/vault.ts';
import type { Draft } from '#engine/api.ts';
import { isJsonObject } from '#lib/json.ts';
import type { Problem } from '#lib/problem.ts';
import { DocumentEditor } from '#panels/draft/document-editor.tsx';
import { DraftEditor } from '#panels/draft/draft-editor.tsx';
import type { EditedDraft } from '#panels/draft/draft-model.ts';
import { Why } from '#panels/exchange/exchange.tsx';
import { MaskedProse } from '#panels/masked-prose.tsx';
import type { StepView, TraceModel } from '#trace/model.ts';
import { Button } from '#ui/button.tsx';
import { Checkbox, Field, TextInput } from '#ui/field.tsx';

type DraftPaneProps = {
  model: TraceModel;
  step: StepView;
  draft: Draft | undefined;
  edited: EditedDraft | undefined;
  onEdit(edited: EditedDraft | undefined): void;
};

/** The step that comes next: why it exists, and the request it will send. */
export function DraftPane({ model, step, draft, edited, onEdit }: DraftPaneProps) {
  return (
    <section
      aria-label={`Draft of ${step.title}`}
      className="flex min-h-0 flex-1 flex-col overflow-auto bg-surface"
    >
      <div className="border-b border-line px-3 py-2">
        <h2 className="text-md">
          {step.title} <span className="font-wire text-xs font-normal text-ink-2">{step.label}</span>
        </h2>
        <Why does={step.explains.does} without={step.explains.without} />
      </div>
      {draft?.problem && (
        <ProblemNote problem={draft.problem}>
          {draft.problem.code === 'secret-missing' && <SecretForm model={model} missing={draft.problem} />}
        </ProblemNote>
      )}
      {draft?.document && (
        <DocumentEditor
          key={`${draft.step} ${model.branch}`}
          planned={draft.document}
          start={edited?.document}
          onChange={(document) => onEdit(document && { document })}
        />
      )}
      {draft?.request && (
        <DraftEditor
          key={`${draft.step} ${model.branch}`}
          planned={draft.request}
          start={edited}
          model={model}
          navigates={step.kind === 'browser'}
          onChange={onEdit}
        />
      )}
      {!draft && <p className="p-3 text-ink-2">This step sends nothing. It works in this tab.</p>}
    </section>
  );
}

export function ProblemNote({ problem, children }: { problem: Problem; children?: ReactNode }) {
  return (
    <div role="alert" className="grid gap-2 border-l-3 border-danger bg-danger-tint p-3">
      <p className="font-semibold">
        <MaskedProse text={problem.title} />
      </p>
      <p className="[overflow-wrap:anywhere]">
        <MaskedProse text={problem.detail} />
      </p>
      {children}
    </div>
  );
}

/** A client secret is entered for the application; any other one for this run, in the place of what the tab lost. */
function SecretForm({ model, missing }: { model: TraceModel; missing: Problem }) {
  const { target } = model;
  const cause = isJsonObject(missing.cause) ? missing.cause : {};
  const name = typeof cause['name'] === 'string' ? cause['name'] : 'client_secret';
  const reference = typeof cause['reference'] === 'string' ? cause['reference'] : undefined;
  const [value, setValue] = useState('');
  const [keep, setKeep] = useState(false);
  return (
    <form
      className="grid max-w-96 gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (reference === undefined)
          setSecret(target.issuer, target.clientId, 'client_secret', value, { keep });
        else enterAgain(model.run, reference, { name, value });
      }}
    >
      <Field mono label={name} help={`For ${target.applicationName} at ${target.tenantName} only.`}>
        {(control) => (
          <TextInput
            {...control}
            mono
            type="password"
            autoComplete="off"
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
      </Field>
      {reference === undefined && (
        <Checkbox
          label="Keep it in this browser"
          checked={keep}
          onChange={(event) => setKeep(event.target.checked)}
        />
      )}
      <Button type="submit" variant="main" disabled={value === ''} className="justify-self-start">
        Use this secret
      </Button>
    </form>
  );
}
