import { useOpenTrace } from '#app/share/use-open-trace.ts';
import { looksLikeTraceFile } from '#trace/formats/native.ts';
import { Button } from '#ui/button.tsx';

/** Where what is pasted is a trace of ours: a run shows more of it than JSON does. */
export function TraceOffer({ text }: { text: string }) {
  const open = useOpenTrace();
  if (!looksLikeTraceFile(text)) return null;
  return (
    <div className="flex flex-wrap items-center gap-3 border-b border-line bg-accent-tint px-3 py-2">
      <p>This is a trace of Grantscope.</p>
      <Button onClick={() => void open({ text, from: 'a pasted trace' })}>Open it as a run</Button>
    </div>
  );
}
