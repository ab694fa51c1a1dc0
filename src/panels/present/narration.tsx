import type { Finding } from '#diagnose/rule.ts';
import { ChannelMark, channelText } from '#panels/channels.tsx';
import { eventLabel } from '#panels/findings/event-link.tsx';
import { MaskedProse } from '#panels/masked-prose.tsx';
import { MaskedText } from '#panels/run-secrets.tsx';
import type { Message } from '#panels/sequence/lane-model.ts';
import type { Channel } from '#trace/event.ts';
import type { StepView, TraceModel } from '#trace/model.ts';
import { Icon } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';
import { Values } from './values.tsx';

const channels: Record<Channel, string> = {
  front: 'front channel',
  back: 'back channel',
  local: 'in the app',
};

type NarrationProps = {
  model: TraceModel;
  step: StepView;
  messages: Message[];
  /** Of a step that failed: what the rules say, which is more than its problem. */
  finding: Finding | undefined;
  said?: string | undefined;
};

/** The left side of a scene: what the step is, what it does, and what would be without it. */
export function Narration({ model, step, messages, finding, said }: NarrationProps) {
  const { title, channel, label, explains, index, status } = step;
  return (
    <section aria-labelledby="scene" className="grid content-start gap-[0.75em] p-[1.5em]">
      <p aria-live="polite" className="text-ink-2">
        Step {index + 1} of {model.steps.length}
        {status === 'planned' && ', not run yet'}
        {status === 'skipped' && ', skipped'}
      </p>
      <h1 id="scene" className="text-[2.1em] leading-[1.15] tracking-[-0.015em]">
        {title}
      </h1>
      <p className="flex flex-wrap items-center gap-x-[1em] text-[1.15em]">
        <span className={`inline-flex items-center gap-[0.4em] ${channelText[channel]}`}>
          <ChannelMark channel={channel} className="size-[1em]" />
          <span aria-hidden="true">{channels[channel]}</span>
        </span>
        <code>
          <MaskedText text={label} />
        </code>
      </p>
      <dl className="grid max-w-[34em] gap-[0.25em] leading-[1.45]">
        <dt className="text-ink-2">Does</dt>
        <dd className="text-[1.25em]">
          <Prose text={explains.does} />
        </dd>
        <dt className="pt-[0.75em] text-ink-2">Without it</dt>
        <dd className="text-[1.25em]">
          <Prose text={explains.without} />
        </dd>
      </dl>
      {status === 'skipped' && step.reason && (
        <p className="border-l-3 border-line-strong pl-[0.75em]">
          <MaskedProse text={step.reason} />
        </p>
      )}
      {step.problem && status === 'failed' && (
        <Failed
          title={finding?.title ?? step.problem.title}
          text={finding?.cause ?? step.problem.detail}
          eventLabel={(seq) => eventLabel(model, seq)}
        />
      )}
      {said && <p className="border-l-3 border-accent bg-accent-tint p-[0.75em]">{said}</p>}
      <Values model={model} step={step} messages={messages} />
    </section>
  );
}

type FailedProps = { title: string; text: string; eventLabel(seq: number): string };

function Failed({ title, text, eventLabel: label }: FailedProps) {
  return (
    <div className="flex gap-[0.5em] border-l-3 border-danger bg-danger-tint p-[0.75em]">
      <span className="text-danger">
        <Icon name="error" className="size-[1.4em]" />
      </span>
      <p>
        <b className="block font-semibold">
          <MaskedProse text={title} eventLabel={label} />
        </b>
        <MaskedProse text={text} eventLabel={label} />
      </p>
    </div>
  );
}
