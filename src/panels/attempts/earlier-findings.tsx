import { diagnose } from '#diagnose/diagnose.ts';
import type { Finding } from '#diagnose/rule.ts';
import { eventLabel } from '#panels/findings/event-link.tsx';
import { MaskedProse } from '#panels/masked-prose.tsx';
import { attemptModel } from '#trace/attempt-model.ts';
import type { TraceModel } from '#trace/model.ts';
import { Icon } from '#ui/icon.tsx';
import { Tag } from '#ui/tag.tsx';

type Became = 'mended' | 'still there' | 'not known yet';

type Earlier = { branch: number; finding: Finding; became: Became };

/** The leading error of each attempt before the newest, newest first, and what became of it. */
export function earlierFindings(model: TraceModel, now: readonly Finding[]): Earlier[] {
  return model.branches
    .slice(0, -1)
    .flatMap(({ branch, current }) => {
      const finding = diagnose(attemptModel(model, branch)).find(({ severity }) => severity === 'error');
      if (!finding) return [];
      const isThere = now.some(({ code }) => code === finding.code);
      const step = model.steps.find(({ id }) => id === current?.id);
      const isPassed = model.phase === 'finished' || step?.status === 'done';
      return [{ branch, finding, became: becameOf(isThere, isPassed) }];
    })
    .toReversed();
}

/** An attempt that has not come as far as the one that failed has mended nothing yet. */
function becameOf(isThere: boolean, isPassed: boolean): Became {
  if (isThere) return 'still there';
  return isPassed ? 'mended' : 'not known yet';
}

type Props = {
  model: TraceModel;
  earlier: readonly Earlier[];
  onEvent(seq: number): void;
  onShow(branch: number): void;
};

/** What earlier attempts had, folded under what the newest has: nothing is lost by trying again. */
export function EarlierFindings({ model, earlier, onEvent, onShow }: Props) {
  const label = (seq: number) => eventLabel(model, seq);
  return earlier.map(({ branch, finding, became }) => (
    <details key={branch} className="border-t border-line bg-sunk text-xs">
      <summary className="flex min-h-row cursor-default items-center gap-2 px-3 py-1">
        <Icon name="error" className="size-3.5 flex-none text-danger" />
        <span className="min-w-0 flex-1 wrap-anywhere text-ink-2">
          <b className="font-semibold text-ink">Attempt {branch + 1}</b>{' '}
          <MaskedProse text={finding.title} eventLabel={label} />
        </span>
        <Tag>{became}</Tag>
      </summary>
      <div className="grid justify-items-start gap-2 px-3 pb-3 leading-text wrap-anywhere text-ink-2">
        <p>
          <code className="text-ink-3">{finding.code}</code>
        </p>
        <p>
          <MaskedProse text={finding.cause} eventLabel={label} onEvent={onEvent} />
        </p>
        <button type="button" className="link min-h-6" onClick={() => onShow(branch)}>
          Show attempt {branch + 1}
        </button>
      </div>
    </details>
  ));
}
