import { ChannelMark } from '#panels/channels.tsx';
import type { StepView, TraceModel } from '#trace/model.ts';
import { Button } from '#ui/button.tsx';

type FooterProps = {
  model: TraceModel;
  at: number;
  /** The last scene that may be shown. */
  last: number;
  onGo(to: number): void;
  onBack(): void;
  forward: Forward;
};

/** What forward does: the next scene, the step that can be run, or nothing, and why. */
export type Forward = { label: string; press: (() => void) | undefined };

const keys = [
  { keys: ['←', '→'], does: 'step' },
  { keys: ['D'], does: 'diagram only' },
  { keys: ['B'], does: 'blank' },
  { keys: ['S'], does: 'speaker' },
  { keys: ['Esc'], does: 'leave' },
];

export function Footer({ model, at, last, onGo, onBack, forward }: FooterProps) {
  return (
    <footer className="flex flex-wrap items-center gap-[0.5em] border-t border-line bg-surface px-[1.5em] py-[0.4em]">
      <ol aria-label="Steps" className="mr-auto flex flex-wrap gap-0.5">
        {model.steps.map((step) => (
          <li key={step.id}>
            <StepButton step={step} isHere={step.index === at} isShown={step.index <= last} onGo={onGo} />
          </li>
        ))}
      </ol>
      <p
        aria-hidden="true"
        className="mr-[1em] flex gap-[0.75em] text-[0.88em] whitespace-nowrap text-ink-2 max-[87rem]:hidden"
      >
        {keys.map((one) => (
          <span key={one.does} className="inline-flex items-center gap-[0.25em]">
            {one.keys.map((key) => (
              <kbd key={key} className="rounded-sm border border-line-strong px-[0.35em]">
                {key}
              </kbd>
            ))}
            {one.does}
          </span>
        ))}
      </p>
      <div className="ml-auto flex items-center gap-[0.5em]">
        <Button variant="quiet" icon="left" onClick={onBack} disabled={at === 0}>
          Back
        </Button>
        <Button variant="main" icon="play" onClick={forward.press} disabled={!forward.press}>
          {forward.label}
        </Button>
      </div>
    </footer>
  );
}

type StepButtonProps = { step: StepView; isHere: boolean; isShown: boolean; onGo(to: number): void };

function StepButton({ step, isHere, isShown, onGo }: StepButtonProps) {
  const happened = step.status !== 'planned';
  return (
    <button
      type="button"
      aria-label={`Step ${step.index + 1}: ${step.title}${happened ? '' : ', planned'}`}
      title={step.title}
      aria-current={isHere ? 'step' : undefined}
      disabled={!isShown}
      onClick={() => onGo(step.index)}
      className={`inline-flex min-h-7 min-w-[2.4em] items-center justify-center gap-[0.25em] border-b-3 px-[0.4em] font-wire aria-[current=step]:bg-accent-tint aria-[current=step]:font-semibold aria-[current=step]:text-ink ${happened ? 'border-accent text-ink-2' : 'border-line text-ink-3'}`}
    >
      <ChannelMark channel={step.channel} className="size-[0.95em] max-tablet:hidden" />
      <span aria-hidden="true">{step.index + 1}</span>
    </button>
  );
}
