import { useState } from 'react';
import { download } from '#app/tenant/download.ts';
import { isProblem, type Problem } from '#lib/problem.ts';
import type { TraceModel } from '#trace/model.ts';
import { IconButton } from '#ui/button.tsx';
import { type Exported, exportTrace } from './export-trace.ts';
import { type Shared, type ShareKind, shareAs } from './share.ts';

type Said = 'busy' | (Exported & { copied?: boolean }) | Problem;

/** What to do on *Share*, and what there is to say about it. */
export function useExport(model: TraceModel) {
  const [said, setSaid] = useState<Said>();
  const start = async () => {
    setSaid('busy');
    setSaid(await exportTrace(model, download));
  };
  const share = async (kind: ShareKind) => {
    setSaid('busy');
    const shared = shareAs(kind, model);
    const copied = kind !== 'curl' && (await copyWhenMade(shared));
    const made = await shared;
    if (isProblem(made)) {
      setSaid(made);
      return;
    }
    if (!copied) download(`${model.flow}-${model.run}${ENDS[kind]}`, made.text, 'text/plain');
    setSaid({ unseen: made.unseen, copied });
  };
  return {
    said,
    start: () => void start(),
    share: (kind: ShareKind) => void share(kind),
    dismiss: () => setSaid(undefined),
  };
}

const ENDS: Record<ShareKind, string> = { report: '.md', mermaid: '.mmd', curl: '.sh' };

/** Asks the clipboard at once, as a browser wants it within the click; the text follows. False where it is not to be had. */
async function copyWhenMade(shared: Promise<Shared | Problem>): Promise<boolean> {
  try {
    const text = shared.then((made) => {
      if (isProblem(made)) throw made;
      return new Blob([made.text], { type: 'text/plain' });
    });
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
    return true;
  } catch {
    return false;
  }
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
        {said.copied ? 'Copied' : 'Saved'} without its secrets. Read it before you share it: a redaction
        cannot see everything.
      </p>
      <ul className="ml-4 list-disc text-ink-2">
        {said.unseen.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
