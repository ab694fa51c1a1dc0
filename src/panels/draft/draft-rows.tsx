import { useState } from 'react';
import { useMask } from '#panels/mask.tsx';
import { useIsSecret, WireValue } from '#panels/run-secrets.tsx';
import { Button, IconButton } from '#ui/button.tsx';
import { TextInput } from '#ui/field.tsx';
import { WireName } from '#ui/joints.tsx';
import { Tag } from '#ui/tag.tsx';
import { type DraftRow, newRow } from './draft-model.ts';
import { WrappingInput } from './wrapping-input.tsx';

/** Where a value comes from: `from #6`, `application`; and what the person made of it. */
export type Origins = {
  of(name: string, value: string): string | undefined;
  changed(row: DraftRow): boolean;
};

type DraftRowsProps = {
  title: string;
  rows: DraftRow[];
  origins: Origins;
  add: string;
  onChange(rows: DraftRow[]): void;
};

export function DraftRows({ title, rows, origins, add, onChange }: DraftRowsProps) {
  const replace = (row: DraftRow) => onChange(rows.map((one) => (one.id === row.id ? row : one)));
  return (
    <fieldset className="border-t border-line first:border-t-0">
      <legend className="sr-only">{title}</legend>
      <div className="flex items-center justify-between px-3 pt-2 text-xs text-ink-2">
        <span aria-hidden="true">{title}</span>
        <Button variant="quiet" icon="plus" onClick={() => onChange([...rows, newRow()])}>
          {add}
        </Button>
      </div>
      <ul>
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            origins={origins}
            onChange={replace}
            onRemove={() => onChange(rows.filter((one) => one.id !== row.id))}
          />
        ))}
      </ul>
    </fieldset>
  );
}

type RowProps = { row: DraftRow; origins: Origins; onChange(row: DraftRow): void; onRemove(): void };

function Row({ row, origins, onChange, onRemove }: RowProps) {
  const { masked } = useMask();
  const [editing, setEditing] = useState(false);
  const [named, setNamed] = useState(row.name === '');
  const changed = origins.changed(row);
  const called = row.name || 'the new parameter';
  const isSecret = useIsSecret(row.name, row.value);
  return (
    <li
      data-changed={changed || undefined}
      className="grid min-h-row grid-cols-[auto_minmax(6rem,10rem)_minmax(0,1fr)_auto] items-center gap-x-2 border-b border-line/60 px-3 py-0.5 data-changed:bg-accent-tint max-tablet:grid-cols-[auto_minmax(0,1fr)_auto]"
    >
      <input
        type="checkbox"
        aria-label={`Send ${called}`}
        checked={row.on}
        onChange={(event) => onChange({ ...row, on: event.target.checked })}
        className="size-3.75 accent-accent"
      />
      {named ? (
        <TextInput
          mono
          aria-label="Name"
          placeholder="name"
          value={row.name}
          onChange={(event) => onChange({ ...row, name: event.target.value })}
        />
      ) : (
        <button
          type="button"
          aria-label={`Rename ${row.name}`}
          title={row.name}
          onClick={() => setNamed(true)}
          className={`min-h-6 text-left font-wire text-xs [overflow-wrap:anywhere] ${row.on ? '' : 'text-ink-3 line-through'}`}
        >
          <WireName text={row.name} />
        </button>
      )}
      <span className="min-w-0 max-tablet:col-start-2 max-tablet:row-start-2">
        {masked && isSecret && !editing ? (
          <span className="flex items-center gap-1">
            <WireValue name={row.name} value={row.value} />
            <IconButton small icon="edit" label={`Edit ${row.name}`} onClick={() => setEditing(true)} />
          </span>
        ) : (
          <WrappingInput
            aria-label={`Value of ${called}`}
            value={row.value}
            short={isSecret}
            autoFocus={editing}
            onFocus={() => setEditing(true)}
            onValue={(value) => onChange({ ...row, value })}
          />
        )}
      </span>
      <span className="flex items-center justify-end gap-1 text-xs text-ink-3">
        {changed ? <Tag tone="accent">+ you</Tag> : <span>{origins.of(row.name, row.value)}</span>}
        <IconButton small icon="close" label={`Remove ${called}`} onClick={onRemove} />
      </span>
    </li>
  );
}
