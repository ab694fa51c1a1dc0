import { useState } from 'react';
import { download } from '#app/tenant/download.ts';
import { isProblem, type Problem } from '#lib/problem.ts';
import type { TraceModel } from '#trace/model.ts';
import { IconButton } from '#ui/button.tsx';
import { type Exported, exportTrace } from './export-trace.ts';

type Said = 'busy' | Exported | Problem;

/** What to do on *Export trace*, and what there is to say about it. */
export function useExport(model: TraceModel) {
  const [said, setSaid] = useState<Said>();
  const start = async () => {
    setSaid('busy');
    setSaid(await exportTrace(model, download));
  };
  return { said, start: () => void start(), dismiss: () => setSaid(undefined) };
}

/** Below the buttons of a run, after an export: what the file still holds, or why there is none. */
export function ExportNote({ said, onDismiss }: { said: Said | undefined; onDismiss(): void }) {
  if (said === undefined) return null;
  return (
    <aside
      aria-label="Export"
      aria-live="polite"
      className="flex items-start gap-3 border-b border-line bg-sunk py-2 pr-2 pl-3 text-xs"
    >
      <div className="min-w-0 flex-1">{contentOf(said)}</div>
      {said !== 'busy' && <IconButton small label="Dismiss" icon="close" onClick={onDismiss} />}
    </aside>
  );
}

function contentOf(said: Said) {
  if (said === 'busy') return <p>Taking the secrets out of the trace …</p>;
  if (isProblem(said)) {
    return (
      <p className="text-danger">
        {said.title}: {said.detail}
      </p>
    );
  }
  return (
    <>
      <p className="font-semibold">
        Saved without its secrets. Read the file before you share it: a redaction cannot see everything.
      </p>
      <ul className="ml-4 list-disc text-ink-2">
        {said.unseen.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
