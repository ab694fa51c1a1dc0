import { openChecks } from '#trace/check-weight.ts';
import type { TraceModel } from '#trace/model.ts';
import { Button } from '#ui/button.tsx';
import { Prose } from '#ui/prose.tsx';

/** Where nobody could judge a check, going on is the person's choice, and stands on the trace. */
export function GoOn({ model, busy, onGoOn }: { model: TraceModel; busy: boolean; onGoOn(): void }) {
  const open = openChecks(model);
  if (open.length === 0) return null;
  const names = open.map((id) => `\`${id}\``).join(', ');
  return (
    <section
      aria-label="Not checked"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunk px-3 py-1.5 text-xs"
    >
      <p className="max-w-[68ch]">
        <Prose
          text={`Nobody could check ${names}: not known is no pass, so the run stopped. An app must not go on here; to see what comes next, you can.`}
        />
      </p>
      <Button onClick={onGoOn} disabled={busy}>
        Go on without it
      </Button>
    </section>
  );
}
