import { useDeferredValue, useMemo } from 'react';
import { ChannelMark, channelText } from '#panels/channels.tsx';
import { duration } from '#panels/format.ts';
import { RemarkMark } from '#panels/remark-mark.tsx';
import type { Channel } from '#trace/event.ts';
import type { Row, StepStatus, StepView, TraceModel } from '#trace/model.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { Pane } from '#ui/pane.tsx';
import { Prose } from '#ui/prose.tsx';
import { differenceOf, type RowTimes, rowTimesOf } from './step-time.ts';

const marks: Record<StepStatus, { icon: IconName; look: string; word: string }> = {
  planned: { icon: 'planned', look: 'text-ink-3', word: 'planned' },
  running: { icon: 'current', look: 'text-accent', word: 'running' },
  waiting: { icon: 'clock', look: 'text-accent', word: 'waiting' },
  done: { icon: 'check', look: 'text-ink-2', word: 'done' },
  failed: { icon: 'error', look: 'text-danger', word: 'failed' },
  skipped: { icon: 'skipped', look: 'text-ink-3', word: 'skipped' },
};

type StepsProps = { model: TraceModel; selected?: string | undefined; onSelect(step: StepView): void };

export function Steps({ model, selected, onSelect }: StepsProps) {
  // Of a long run it may come a moment later: a new row may not.
  const rows = useDeferredValue(model.rows);
  const times = useMemo(() => rowTimesOf(rows), [rows]);
  const ran = useMemo(() => attemptsAt(rows), [rows]);
  // Nobody works on it any more: it does not run, and nobody knows how far it came.
  const lost = model.phase === 'paused' && model.inDoubt !== undefined ? model.current?.id : undefined;
  const over = model.steps.filter((step) => step.status === 'done' || step.status === 'skipped').length;
  return (
    <Pane
      id="steps"
      title="Steps"
      count={`${over} of ${model.steps.length}`}
      className="border-line desk:border-r"
    >
      <ol aria-label="Steps" className="py-1">
        {model.steps.map((step) => (
          <Step
            key={step.id}
            step={step}
            lost={lost === step.id}
            notes={notesOf(step, times, ran.get(step.id) ?? 1)}
            current={step.id === model.current?.id}
            selected={step.id === selected}
            onSelect={onSelect}
          />
        ))}
      </ol>
      <Legend />
    </Pane>
  );
}

/** In how many attempts each step left a row. */
function attemptsAt(rows: readonly Row[]): ReadonlyMap<string, number> {
  const ran = new Map<string, Set<number>>();
  for (const { step, branch } of rows) {
    if (step === undefined) continue;
    const known = ran.get(step);
    if (known) known.add(branch);
    else ran.set(step, new Set([branch]));
  }
  return new Map([...ran].map(([step, branches]) => [step, branches.size]));
}

/** What stands below a step, in short sentences. */
function notesOf(step: StepView, times: RowTimes, attempts: number): string[] {
  const { problem, reason, wentOn } = step;
  return [
    problem?.title ?? reason,
    wentOn && `You went on without ${wentOn.map((id) => `\`${id}\``).join(', ')}.`,
    attempts > 1 ? `${attempts} attempts.` : undefined,
    differenceOf(step, times),
  ].filter((note) => note !== undefined);
}

const inDoubt = { icon: 'unknown', look: 'text-ink-2', word: 'may have gone out' } as const;

type StepProps = {
  step: StepView;
  /** Its request may have gone out, and its page is gone. */
  lost: boolean;
  notes: readonly string[];
  current: boolean;
  selected: boolean;
  onSelect(step: StepView): void;
};

function Step({ step, lost, notes, current, selected, onSelect }: StepProps) {
  const mark = lost ? inDoubt : marks[step.status];
  const failed = step.status === 'failed';
  const tint = failed
    ? 'bg-danger-tint border-danger'
    : current
      ? 'bg-accent-tint border-accent'
      : 'border-transparent';
  return (
    <li aria-current={current ? 'step' : undefined}>
      <button
        type="button"
        onClick={() => onSelect(step)}
        aria-pressed={selected}
        className={`grid w-full grid-cols-[1.25rem_minmax(0,1fr)_auto] gap-x-2 border-l-3 py-1.5 pr-3 pl-2.25 text-left hover:bg-hover focus-visible:-outline-offset-2 aria-pressed:font-semibold ${tint}`}
      >
        <span className={`mt-0.5 ${mark.look}`}>
          <Icon name={mark.icon} />
          <span className="sr-only">{mark.word}: </span>
        </span>
        <span className={step.status === 'planned' && !current ? 'text-ink-2' : ''}>
          <span className="sr-only">step </span>
          <span className="mr-1.5 text-ink-3">
            {step.index + 1}
            <span className="sr-only">, </span>
          </span>
          {step.title}
        </span>
        <span className="flex items-start gap-1.5 text-xs text-ink-3">
          <RemarkMark weight={step.weight} />
          {step.durationMs === undefined ? '' : duration(step.durationMs)}
        </span>
        <span className="col-start-2 col-end-4 flex min-w-0 items-center gap-1.5 text-ink-2">
          <ChannelMark channel={step.channel} className="size-3.25" />
          <span className="truncate font-wire text-xs" title={step.label}>
            {step.label}
          </span>
        </span>
        {notes.map((note) => (
          <span key={note} className="col-start-2 col-end-4 mt-0.5 text-xs font-normal text-ink-2">
            <Prose text={note} />
          </span>
        ))}
      </button>
    </li>
  );
}

const legend: { channel: Channel; name: string; says: string }[] = [
  { channel: 'front', name: 'Front channel', says: 'through the browser' },
  { channel: 'back', name: 'Back channel', says: 'app to tenant, direct' },
  { channel: 'local', name: 'Local work', says: 'stays in this tab' },
];

function Legend() {
  return (
    <ul aria-label="Channels" className="grid gap-1.5 border-t border-line p-3 text-xs">
      {legend.map(({ channel, name, says }) => (
        <li key={channel} className="flex gap-2">
          <span className={`inline-flex items-center gap-1.5 ${channelText[channel]}`}>
            <Icon name={channel} className="size-3.75" />
            {name}
          </span>
          <span className="text-ink-2">{says}</span>
        </li>
      ))}
    </ul>
  );
}
