import { useEffect, useState } from 'react';
import { ChannelMark } from '#panels/channels.tsx';
import { MaskedProse } from '#panels/masked-prose.tsx';
import type { StepView, TraceModel } from '#trace/model.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';
import { speakerNote } from './speaker-notes.ts';

type SpeakerProps = {
  model: TraceModel;
  at: number;
  /** The name of the big window's button; undefined while nobody presents. */
  forward: string | undefined;
  onTurn(by: 1 | -1): void;
};

/** What only the speaker sees: the step, what to say and to ask, what comes next, and the clock. */
export function Speaker({ model, at, forward, onTurn }: SpeakerProps) {
  const step = model.steps[at];
  const next = model.steps[at + 1];
  if (!step) return null;
  const { say, ask, ifAsked } = speakerNote(step);
  return (
    <main className="grid h-dvh grid-rows-[auto_minmax(0,1fr)_auto_auto] bg-surface text-lg">
      <header className="flex items-baseline gap-2 border-b border-line px-4 py-2">
        <p aria-live="polite">
          <b className="text-2xl font-semibold">{step.index + 1}</b>{' '}
          <span className="text-sm text-ink-2">of {model.steps.length}</span>
        </p>
        <Clock />
      </header>
      <section aria-label="What to say" className="grid content-start gap-3 overflow-auto p-4">
        <h1 className="text-xl">{step.title}</h1>
        <p>
          Say: <Prose text={say} />
        </p>
        <p>
          Ask: <Prose text={ask} />
        </p>
        <p className="text-ink-2">
          If someone asks: <Prose text={ifAsked} />
        </p>
        {step.problem && step.status === 'failed' && (
          <p className="border-l-3 border-danger pl-3">
            It failed: <MaskedProse text={step.problem.title} />
          </p>
        )}
        {!forward && (
          <p className="border-l-3 border-line-strong pl-3">No presentation of this run is open.</p>
        )}
      </section>
      <p className="flex flex-wrap items-center gap-x-2 border-t border-line bg-sunk px-4 py-2 text-sm">
        <span className="text-ink-2">Next</span>
        {next ? <NextStep step={next} /> : <b className="font-semibold">the end</b>}
      </p>
      <div className="grid grid-cols-[1fr_2fr] gap-2 border-t border-line p-3 *:min-h-12">
        <Button icon="left" disabled={!forward || at === 0} onClick={() => onTurn(-1)}>
          Back
        </Button>
        <Button icon="play" kbd="→" disabled={!forward} onClick={() => onTurn(1)}>
          {forward ?? 'Next'}
        </Button>
      </div>
    </main>
  );
}

function NextStep({ step }: { step: StepView }) {
  return (
    <>
      <b className="font-semibold">
        {step.index + 1} {step.title}
      </b>
      <ChannelMark channel={step.channel} />
      <code className="min-w-0 truncate text-xs text-ink-2">{step.label}</code>
    </>
  );
}

/** The time of day, and how long it has been since this window was opened. */
function Clock() {
  const [now, setNow] = useState(() => Date.now());
  const [since] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const minutes = Math.floor((now - since) / 60_000);
  return (
    <p className="ml-auto inline-flex items-center gap-1.5">
      <Icon name="clock" />
      <time>
        {new Date(now).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', hour12: false })}
      </time>
      <span className="text-sm text-ink-2">{minutes} min</span>
    </p>
  );
}
