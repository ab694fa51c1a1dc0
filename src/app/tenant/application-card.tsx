import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { ApplicationFields, typeNames } from './application-fields.tsx';
import type { ApplicationDraft, FieldErrors } from './draft.ts';

/** One application, folded unless it is the first, new or wrong. */
export function ApplicationCard(props: {
  value: ApplicationDraft;
  issuer: string;
  startOpen: boolean;
  errors: FieldErrors;
  onChange: (value: ApplicationDraft) => void;
  onRemove: () => void;
}) {
  const [open, setOpen] = useState(props.startOpen);
  const wrong = Object.keys(props.errors).some((name) => name.startsWith(`${props.value.id}.`));
  return (
    <details
      open={open || wrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="min-w-0 border border-line"
    >
      <summary className="min-h-head content-center bg-sunk px-3 font-semibold">
        {props.value.name || 'Application'}{' '}
        <span className="font-normal text-ink-2">{typeNames[props.value.type]}</span>
      </summary>
      <div className="grid gap-3 p-3">
        <ApplicationFields
          issuer={props.issuer}
          value={props.value}
          errors={props.errors}
          onChange={props.onChange}
        />
        <div>
          <Button variant="quiet" icon="trash" onClick={props.onRemove}>
            Remove this application
          </Button>
        </div>
      </div>
    </details>
  );
}
