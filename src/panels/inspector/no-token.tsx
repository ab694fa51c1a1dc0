import type { TraceModel } from '#trace/model.ts';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Prose } from '#ui/prose.tsx';

/** Says when tokens come, why there is none, and what there is instead. */
export function NoToken({
  model,
  values,
  onValues,
}: {
  model: TraceModel;
  values: number;
  onValues(): void;
}) {
  return (
    <Empty title={model.phase === 'finished' || model.problem ? 'No token was issued' : 'No token yet'}>
      <Prose text={reason(model)} />
      {values > 0 && (
        <div className="mt-2">
          <Button
            onClick={onValues}
          >{`Show the ${values} ${values === 1 ? 'value' : 'values'} of the run`}</Button>
        </div>
      )}
    </Empty>
  );
}

function reason({ steps, current, problem, phase }: TraceModel): string {
  const source = steps.find(({ operation, kind }) => operation === 'token' && kind === 'request');
  const comes = source
    ? `Tokens come with step ${source.index + 1}, \`${source.label}\``
    : 'No step of this flow asks for tokens';
  if (!current) return `${comes}. The run is finished.`;
  const here = `step ${current.index + 1}`;
  if (problem || phase === 'stopped') return `${comes}, and the run stopped at ${here}.`;
  return `${comes}. The run is at ${here}.`;
}
