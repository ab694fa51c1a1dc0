import { useState } from 'react';
import type { Document } from '#trace/event.ts';
import { Button } from '#ui/button.tsx';

type DocumentEditorProps = {
  planned: Document;
  /** What the person made of it before. */
  start: Document | undefined;
  /** Nothing when it is as planned. */
  onChange(document: Document | undefined): void;
};

const names: Record<Document['type'], string> = { json: 'JSON', xml: 'XML', text: 'Text' };

/** Text that is about to be signed or encoded: it goes in as it stands here. */
export function DocumentEditor({ planned, start, onChange }: DocumentEditorProps) {
  const [text, setText] = useState(start?.text ?? planned.text);
  const set = (next: string) => {
    setText(next);
    onChange(next === planned.text ? undefined : { ...planned, text: next });
  };
  return (
    <div className="grid gap-2 p-3">
      <textarea
        aria-label={`${names[planned.type]} document`}
        rows={12}
        spellCheck={false}
        value={text}
        onChange={(event) => set(event.target.value)}
        className="min-h-48 w-full resize-y rounded-sm border border-control bg-surface p-2 font-wire text-xs"
      />
      {text !== planned.text && (
        <p className="flex items-center gap-2 text-xs text-ink-2">
          Changed by you; it is used as it stands.
          <Button variant="quiet" icon="retry" onClick={() => set(planned.text)}>
            Put it back
          </Button>
        </p>
      )}
    </div>
  );
}
