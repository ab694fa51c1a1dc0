import { type FormEvent, useState } from 'react';
import type { JsonObject } from '#lib/json.ts';
import type { Problem } from '#lib/problem.ts';
import { useMask } from '#panels/mask.tsx';
import { Button } from '#ui/button.tsx';
import { Checkbox, Field, type FieldControl, Select, TextArea, TextInput } from '#ui/field.tsx';
import { Prose } from '#ui/prose.tsx';
import { changesOf, draftFrom, errorsOf, type FieldSpec, linesOf } from './record-draft.ts';

type RecordFormProps = {
  /** Names the form. */
  label: string;
  specs: readonly FieldSpec[];
  record: JsonObject;
  submit: string;
  busy: boolean;
  problem: Problem | null;
  onSave(changes: JsonObject): void;
  onRemove?: () => void;
};

/** Edits one record. What was typed stays until it is saved or undone, whatever the tenant answers. */
export function RecordForm({
  label,
  specs,
  record,
  submit,
  busy,
  problem,
  onSave,
  onRemove,
}: RecordFormProps) {
  const [edits, setEdits] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const draft = { ...draftFrom(specs, record), ...edits };
  const errors = errorsOf(specs, draft);
  const changes = changesOf(specs, record, draft);
  const dirty = Object.keys(changes).length > 0;

  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length === 0 && dirty) onSave(changes);
  };
  const set = (path: string, text: string) => setEdits((before) => ({ ...before, [path]: text }));

  return (
    <form aria-label={label} noValidate onSubmit={save} className="grid gap-3 p-3">
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(15rem,100%),1fr))] items-start gap-3">
        {specs.map((spec) => (
          <RecordField
            key={spec.path}
            spec={spec}
            text={draft[spec.path] ?? ''}
            error={tried || spec.path in edits ? errors[spec.path] : undefined}
            onChange={(text) => set(spec.path, text)}
          />
        ))}
      </div>
      {problem && (
        <p role="alert" className="text-danger">
          {problem.title}: {problem.detail}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="main" disabled={busy || !dirty}>
          {submit}
        </Button>
        {dirty && (
          <Button variant="quiet" onClick={() => setEdits({})}>
            Undo the edits
          </Button>
        )}
        {onRemove && (
          <Button variant="quiet" icon="trash" className="ml-auto" onClick={onRemove}>
            Delete
          </Button>
        )}
      </div>
    </form>
  );
}

type RecordFieldProps = {
  spec: FieldSpec;
  text: string;
  error: string | undefined;
  onChange(text: string): void;
};

function RecordField({ spec, text, error, onChange }: RecordFieldProps) {
  const help = spec.help ? <Prose text={spec.help} /> : undefined;
  if (spec.kind === 'switch') {
    return (
      <div className="grid content-start">
        <Checkbox
          label={<code className="[overflow-wrap:anywhere]">{spec.label}</code>}
          checked={text === 'true'}
          onChange={(event) => onChange(event.target.checked ? 'true' : '')}
        />
        {help && <p className="pl-5.75 text-xs text-ink-3">{help}</p>}
      </div>
    );
  }
  if (spec.kind === 'many') return <ManyField spec={spec} text={text} onChange={onChange} />;
  return (
    <Field mono label={spec.label} help={help} error={error}>
      {(control) => <Control spec={spec} text={text} onChange={onChange} control={control} />}
    </Field>
  );
}

function Control({
  spec,
  text,
  onChange,
  control,
}: Omit<RecordFieldProps, 'error'> & { control: FieldControl }) {
  const { masked } = useMask();
  const common = { ...control, mono: true, value: text };
  if (spec.kind === 'select') {
    const options = spec.options ?? [];
    const known = options.some(({ value }) => value === text);
    return (
      <Select {...common} onChange={(event) => onChange(event.target.value)}>
        {!known && <option value={text}>{text}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    );
  }
  if (spec.kind === 'lines' || spec.kind === 'scopes' || spec.kind === 'json') {
    const rows = Math.min(8, Math.max(2, linesOf(text).length + (spec.kind === 'json' ? 0 : 1)));
    return (
      <TextArea
        {...common}
        rows={rows}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      autoComplete="off"
      spellCheck={false}
      type={spec.kind === 'secret' && masked ? 'password' : 'text'}
      inputMode={spec.kind === 'number' ? 'numeric' : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function ManyField({ spec, text, onChange }: Omit<RecordFieldProps, 'error'>) {
  const chosen = linesOf(text);
  const known = (spec.options ?? []).map(({ value }) => value);
  const all = [...known, ...chosen.filter((value) => !known.includes(value))];
  const toggle = (value: string, on: boolean) =>
    onChange(all.filter((one) => (one === value ? on : chosen.includes(one))).join('\n'));
  return (
    <fieldset className="grid content-start">
      <legend className="mb-1 font-wire text-xs font-medium">{spec.label}</legend>
      {all.map((value) => (
        <Checkbox
          key={value}
          label={<code className="[overflow-wrap:anywhere]">{value}</code>}
          checked={chosen.includes(value)}
          onChange={(event) => toggle(value, event.target.checked)}
        />
      ))}
    </fieldset>
  );
}
