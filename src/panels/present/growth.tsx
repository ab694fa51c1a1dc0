import { useEffect, useMemo, useRef, useState } from 'react';
import { Chips } from '#panels/sequence/chips.tsx';
import { lanesOf, type Message } from '#panels/sequence/lane-model.ts';
import { Lanes } from '#panels/sequence/lanes.tsx';
import { useStory, useValuesOf } from '#panels/sequence/use-story.ts';
import type { TraceModel } from '#trace/model.ts';
import { growthOf, messagesOfStep } from './scenes.ts';

type GrowthProps = { model: TraceModel; at: number };

/** The right side of a scene: the diagram up to this step. */
export function Growth({ model, at }: GrowthProps) {
  const frame = useRef<HTMLElement>(null);
  const [unfolded, setUnfolded] = useState(false);
  const step = model.steps[at];
  const all = useMemo(() => model.steps.flatMap((one) => messagesOfStep(model, one)), [model]);
  const lanes = useMemo(() => lanesOf([...model.steps, ...all]), [model.steps, all]);
  const story = useStory(model, useValuesOf(model, all));
  const messages = growthOf(model, at, {
    carries: (message: Message) => story?.messages.has(message.key) ?? false,
    unfolded,
  });
  useEffect(() => {
    if (at >= 0) setUnfolded(false);
  }, [at]);
  const last = messages.at(-1)?.key;
  useEffect(() => {
    if (frame.current && last !== undefined) frame.current.scrollTop = frame.current.scrollHeight;
  }, [last]);
  return (
    <section
      ref={frame}
      aria-label={`Sequence up to step ${at + 1}`}
      tabIndex={0}
      className="min-h-0 min-w-0 overflow-auto pb-[1em] -outline-offset-2"
    >
      <Lanes
        label={`Sequence up to step ${at + 1}`}
        messages={messages.map((message) =>
          message.step === step?.id ? { ...message, id: 'here' } : message,
        )}
        lanes={lanes}
        selected="here"
        onSelect={(id) => {
          if (id.startsWith('fold:')) setUnfolded(true);
        }}
        story={story}
        below={(message) => <Chips message={message} />}
      />
    </section>
  );
}
