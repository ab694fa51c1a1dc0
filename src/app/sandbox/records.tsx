import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isJsonObject, type JsonObject } from '#lib/json.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Pane } from '#ui/pane.tsx';
import { showToast } from '#ui/toast.tsx';
import { useSandboxChange } from './admin.ts';
import { Confirm } from './confirm.tsx';
import type { FieldSpec } from './record-draft.ts';
import { RecordForm } from './record-form.tsx';

export type RecordKind = {
  /** Below the admin API. */
  path: 'applications' | 'users' | 'apis';
  title: string;
  /** As in "Add a user". */
  one: string;
  /** The member that names a record for good. */
  id: string;
  /** Shown in a second line of the first column. */
  under?: string;
  columns: { head: string; cell(record: JsonObject): ReactNode }[];
  fields: readonly FieldSpec[];
  newFields: readonly FieldSpec[];
  blank: JsonObject;
};

const NEW = 'new';
const text = (record: JsonObject, name: string) => String(record[name] ?? '');

type RecordsProps = {
  kind: RecordKind;
  records: JsonObject[];
  note?: ReactNode;
  chosen: string | null;
  onChoose(id: string | null): void;
};

/** A list of records, and the one that is chosen as a form below it. */
export function Records({ kind, records, note, chosen, onChoose }: RecordsProps) {
  const record = records.find((one) => text(one, kind.id) === chosen);
  return (
    <Pane
      title={kind.title}
      count={note ?? records.length}
      actions={
        <Button variant="quiet" icon="plus" aria-expanded={chosen === NEW} onClick={() => onChoose(NEW)}>
          {`Add ${kind.one}`}
        </Button>
      }
    >
      <table className="w-full text-xs max-tablet:block">
        <caption className="sr-only">{kind.title}</caption>
        <thead className="text-2xs text-ink-3 max-tablet:hidden">
          <tr>
            {['Name', ...kind.columns.map(({ head }) => head)].map((head) => (
              <th key={head} scope="col" className="h-7 px-3 whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-tablet:block">
          {records.map((one) => (
            <Row
              key={text(one, kind.id)}
              kind={kind}
              record={one}
              chosen={one === record}
              onChoose={() => onChoose(one === record ? null : text(one, kind.id))}
            />
          ))}
        </tbody>
      </table>
      {chosen === NEW && <NewRecord kind={kind} onDone={onChoose} />}
      {record && (
        <ChosenRecord key={text(record, kind.id)} kind={kind} record={record} onDone={() => onChoose(null)} />
      )}
    </Pane>
  );
}

function Row(props: { kind: RecordKind; record: JsonObject; chosen: boolean; onChoose(): void }) {
  const { kind, record, chosen, onChoose } = props;
  return (
    <tr
      data-on={chosen || undefined}
      className="border-t border-line/60 data-on:bg-accent-tint data-on:shadow-[inset_3px_0_0_var(--accent)] max-tablet:flex max-tablet:flex-wrap max-tablet:gap-x-3 max-tablet:px-3 max-tablet:py-2"
    >
      <th scope="row" className="px-3 py-1 font-normal max-tablet:basis-full max-tablet:p-0">
        <button
          type="button"
          aria-expanded={chosen}
          onClick={onChoose}
          className="min-h-6 text-left text-sm leading-tight font-medium underline decoration-line-strong decoration-1 underline-offset-4 hover:decoration-current"
        >
          {text(record, 'name') || text(record, kind.id)}
        </button>
        {kind.under && <span className="block text-ink-2">{text(record, kind.under)}</span>}
      </th>
      {kind.columns.map(({ head, cell }) => (
        <td key={head} className="px-3 py-1 [overflow-wrap:anywhere] max-tablet:p-0 max-tablet:text-ink-2">
          {cell(record)}
        </td>
      ))}
    </tr>
  );
}

function NewRecord({ kind, onDone }: { kind: RecordKind; onDone(id: string | null): void }) {
  const change = useSandboxChange();
  const add = (record: JsonObject) =>
    change.mutate(
      { method: 'POST', path: kind.path, body: { ...kind.blank, ...record } },
      {
        onSuccess: (made) => onDone(isJsonObject(made) ? text(made, kind.id) : null),
      },
    );
  return (
    <section aria-label={`Add ${kind.one}`} className="border-t border-line-strong">
      <div className="flex min-h-head items-center bg-sunk px-3">
        <h3 className="text-sm">{`Add ${kind.one}`}</h3>
        <Button variant="quiet" className="ml-auto" onClick={() => onDone(null)}>
          Cancel
        </Button>
      </div>
      <RecordForm
        label={`New ${kind.one}`}
        specs={kind.newFields}
        record={kind.blank}
        submit="Add"
        busy={change.isPending}
        problem={change.error}
        onSave={add}
      />
    </section>
  );
}

function ChosenRecord({ kind, record, onDone }: { kind: RecordKind; record: JsonObject; onDone(): void }) {
  const change = useSandboxChange();
  const remove = useSandboxChange();
  const [asking, setAsking] = useState(false);
  const [saves, setSaves] = useState(0);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const id = text(record, kind.id);
  const name = text(record, 'name') || id;
  const path = `${kind.path}/${encodeURIComponent(id)}`;
  return (
    <section ref={section} aria-label={name} className="border-t border-line-strong">
      <div className="flex min-h-head flex-wrap items-center gap-x-2 bg-sunk px-3 max-tablet:py-1">
        <h3 className="text-sm">{name}</h3>
        <code className="text-xs text-ink-2 [overflow-wrap:anywhere]">{id}</code>
        <CopyButton value={id} label={`Copy ${kind.id} of ${name}`} />
        <Button variant="quiet" className="ml-auto" onClick={onDone}>
          Close
        </Button>
      </div>
      <RecordForm
        key={saves}
        label={`Settings of ${name}`}
        specs={kind.fields}
        record={record}
        submit="Save"
        busy={change.isPending}
        problem={change.error}
        onSave={(body) =>
          change.mutate(
            { method: 'PATCH', path, body },
            {
              onSuccess: () => {
                setSaves(saves + 1);
                showToast({ text: `${name} is saved.` });
              },
            },
          )
        }
        onRemove={() => setAsking(true)}
      />
      {asking && (
        <Confirm
          title={`Delete ${name}?`}
          text="It is gone from the sandbox until a reset brings the first state back."
          action="Delete it"
          busy={remove.isPending}
          problem={remove.error?.detail}
          onConfirm={() => remove.mutate({ method: 'DELETE', path }, { onSuccess: onDone })}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
