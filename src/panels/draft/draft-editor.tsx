import { useMemo, useState } from 'react';
import { diffRequests } from '#trace/diff.ts';
import type { HttpRequest } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import { rowOfEvent } from '#trace/model.ts';
import { Button } from '#ui/button.tsx';
import { Select, TextArea, TextInput } from '#ui/field.tsx';
import { Segmented } from '#ui/tabs.tsx';
import { Tag } from '#ui/tag.tsx';
import {
  type DraftForm,
  type DraftRow,
  type EditedDraft,
  fromRaw,
  isRawError,
  sameRequest,
  toForm,
  toRaw,
  toRequest,
} from './draft-model.ts';
import { DraftRows, type Origins } from './draft-rows.tsx';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

type DraftEditorProps = {
  planned: HttpRequest;
  /** What the person made of it earlier. */
  start?: EditedDraft | undefined;
  model: TraceModel;
  /** Browser steps carry no headers of ours. */
  navigates: boolean;
  /** Undefined when nothing is changed. */
  onChange(edited: EditedDraft | undefined): void;
};

/** The request before it is sent: every part can be changed, added, repeated or switched off. */
export function DraftEditor({ planned, start, model, navigates, onChange }: DraftEditorProps) {
  const [form, setForm] = useState<DraftForm>(() => toForm(start?.request ?? planned));
  const [raw, setRaw] = useState(start?.unreadable);
  const request = toRequest(form);
  const parsed = raw === undefined ? request : fromRaw(raw);
  const changes = isRawError(parsed) || sameRequest(parsed, planned) ? [] : diffRequests(planned, parsed);
  const origins = useOrigins(model, planned);

  const tell = (edited: HttpRequest) =>
    onChange(sameRequest(edited, planned) ? undefined : { request: edited });
  const take = (next: DraftForm) => {
    setForm(next);
    tell(toRequest(next));
  };
  const type = (text: string) => {
    setRaw(text);
    const read = fromRaw(text);
    if (isRawError(read)) return onChange({ unreadable: text });
    setForm(toForm(read));
    tell(read);
  };
  // Text that cannot be read has no form: it stays until it can, or until the person discards it.
  const editAs = (way: string) => {
    if (way === 'raw') setRaw(toRaw(request));
    else if (!isRawError(parsed)) setRaw(undefined);
  };

  return (
    <div className="flex flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b border-line p-2 pl-3">
        <Segmented
          label="Edit as"
          options={[
            { id: 'form', label: 'Form' },
            { id: 'raw', label: 'Raw' },
          ]}
          value={raw === undefined ? 'form' : 'raw'}
          onChange={editAs}
        />
        {changes.length > 0 && (
          <Tag tone="accent">{changes.length === 1 ? '1 change' : `${changes.length} changes`}</Tag>
        )}
        <Button
          variant="quiet"
          className="ml-auto"
          disabled={changes.length === 0 && raw === undefined}
          onClick={() => {
            setForm(toForm(planned));
            setRaw(undefined);
            onChange(undefined);
          }}
        >
          Discard
        </Button>
      </div>
      {raw === undefined ? (
        <FormEditor form={form} navigates={navigates} origins={origins} onChange={take} />
      ) : (
        <RawEditor text={raw} error={isRawError(parsed) ? parsed.message : undefined} onChange={type} />
      )}
    </div>
  );
}

type FormEditorProps = {
  form: DraftForm;
  navigates: boolean;
  origins: Origins;
  onChange(form: DraftForm): void;
};

function FormEditor({ form, navigates, origins, onChange }: FormEditorProps) {
  const { body } = form;
  return (
    <>
      <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-2 px-3 py-2">
        <Select
          mono
          aria-label="Method"
          value={form.method}
          onChange={(event) => onChange({ ...form, method: event.target.value })}
        >
          {[...new Set([form.method, ...METHODS])].map((method) => (
            <option key={method}>{method}</option>
          ))}
        </Select>
        <TextInput
          mono
          aria-label="URL"
          spellCheck={false}
          value={form.address}
          title={form.address}
          onChange={(event) => onChange({ ...form, address: event.target.value })}
        />
      </div>
      <DraftRows
        title="Query"
        add="Parameter"
        rows={form.query}
        origins={origins}
        onChange={(query) => onChange({ ...form, query })}
      />
      {body.kind === 'form' && (
        <DraftRows
          title="Body, application/x-www-form-urlencoded"
          add="Body parameter"
          rows={body.rows}
          origins={origins}
          onChange={(rows) => onChange({ ...form, body: { kind: 'form', rows } })}
        />
      )}
      {body.kind === 'text' && !navigates && form.method !== 'GET' && (
        <div className="px-3 py-2">
          <TextArea
            mono
            rows={5}
            aria-label="Body"
            value={body.text}
            onChange={(event) => onChange({ ...form, body: { kind: 'text', text: event.target.value } })}
          />
        </div>
      )}
      {navigates ? (
        <p className="p-3 text-xs text-ink-2">The browser sends this one, with headers of its own.</p>
      ) : (
        <DraftRows
          title="Headers"
          add="Header"
          rows={form.headers}
          origins={origins}
          onChange={(headers) => onChange({ ...form, headers })}
        />
      )}
    </>
  );
}

type RawEditorProps = { text: string; error: string | undefined; onChange(text: string): void };

function RawEditor({ text, error, onChange }: RawEditorProps) {
  return (
    <div className="grid gap-1 p-3">
      <TextArea
        mono
        rows={12}
        aria-label="Raw request"
        aria-invalid={error ? true : undefined}
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <p role="alert" className="min-h-5 text-xs text-danger">
        {error}
      </p>
      <p className="text-xs text-ink-2">
        {error
          ? 'It is kept as it stands, and not sent. The form opens again once it can be read.'
          : 'Secrets are shown here.'}
      </p>
    </div>
  );
}

/** A value that an earlier event brought is `from #6`; an input or the application's own is named. */
function useOrigins(model: TraceModel, planned: HttpRequest): Origins {
  return useMemo(() => {
    const values = new Map([...model.values.values()].map((view) => [view.value, view.event]));
    const form = toForm(planned);
    const known = [...form.query, ...form.headers, ...(form.body.kind === 'form' ? form.body.rows : [])];
    const pairs = new Set(known.map((row) => JSON.stringify([row.name, row.value])));
    return {
      of(name, value) {
        const event = value.length > 3 ? values.get(value.replace(/^(?:Bearer|DPoP) /i, '')) : undefined;
        if (event !== undefined) return `from #${rowOfEvent(model, event)?.number ?? event}`;
        if (name === 'client_id' || name === 'redirect_uri') return 'application';
        return model.inputs[name] ? 'input' : 'flow';
      },
      changed: (row: DraftRow) => !row.on || !pairs.has(JSON.stringify([row.name, row.value])),
    };
  }, [model, planned]);
}
