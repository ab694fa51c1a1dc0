import { duration } from '#panels/format.ts';
import { useSecretsIn } from '#panels/run-secrets.tsx';
import { SecretValue } from '#panels/secret-value.tsx';
import type { Message } from '#panels/sequence/lane-model.ts';
import { storyOf } from '#panels/sequence/value-story.ts';
import type { StepView, TraceModel } from '#trace/model.ts';
import { rowsOfStep } from './scenes.ts';

const MOST = 3;

type ValuesProps = { model: TraceModel; step: StepView; messages: Message[] };

/** Up to three values of a step with what becomes of them here, and how it was answered. */
export function Values({ model, step, messages }: ValuesProps) {
  const carried = messages.flatMap(({ values }) => values);
  const secrets = useSecretsIn(carried);
  const answer = answerOf(model, step);
  if (secrets.length === 0 && !answer) return null;
  return (
    <dl className="mt-[0.5em] grid grid-cols-[auto_minmax(0,1fr)] gap-x-[1em] border-t border-line *:border-b *:border-line/60 *:py-[0.4em] max-tablet:grid-cols-1">
      {secrets.slice(0, MOST).map(({ name, value }) => (
        <div key={value} className="contents *:border-b *:border-line/60 *:py-[0.4em]">
          <dt className="font-wire">{name}</dt>
          <dd className="flex flex-wrap items-center gap-x-[0.6em]">
            <SecretValue compact name={name} value={value} />
            <span className="text-ink-2">{saidOf(model, messages, name, value)}</span>
          </dd>
        </div>
      ))}
      {secrets.length > MOST && (
        <div className="contents *:border-b *:border-line/60 *:py-[0.4em]">
          <dt />
          <dd className="text-ink-2">and {secrets.length - MOST} more in the diagram</dd>
        </div>
      )}
      {answer && (
        <div className="contents *:border-b *:border-line/60 *:py-[0.4em]">
          <dt className="font-wire">{answer.name}</dt>
          <dd>
            <b className={`font-semibold ${answer.bad ? 'text-danger' : ''}`}>{answer.status}</b>{' '}
            {answer.took}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What becomes of a value in these messages: made, ended, or where it never was. */
function saidOf(model: TraceModel, messages: Message[], name: string, value: string): string {
  const { acts, messages: carried, spans } = storyOf(model, { name, value });
  const [first] = carried;
  const here = new Set(messages.map(({ key }) => key));
  const ends = [...acts].some(([lane, did]) => did.includes('ended') && here.has(spans.get(lane)?.[1] ?? ''));
  if (ends) return 'ends here';
  const never = acts.has('browser') ? '' : 'never in the browser’s address bar';
  if (first !== undefined && here.has(first)) return never ? `made here, ${never}` : 'made here';
  const passes = messages.some(({ key, channel }) => channel === 'front' && carried.has(key));
  return passes ? 'passes through the browser' : never || 'has been in the browser’s address bar';
}

function answerOf(model: TraceModel, step: StepView) {
  const row = rowsOfStep(model, step).findLast(({ kind }) => kind === 'request' || kind === 'redirect-out');
  if (!row?.status || row.status === 'sent' || row.status === 'away') return undefined;
  const took = row.durationMs === undefined ? '' : duration(row.durationMs);
  return { name: row.kind === 'request' ? 'answer' : 'browser', status: row.status, bad: row.bad, took };
}
