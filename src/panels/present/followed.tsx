import { useMemo } from 'react';
import { SecretValue } from '#panels/secret-value.tsx';
import { useStory, useValuesOf } from '#panels/sequence/use-story.ts';
import type { TraceModel } from '#trace/model.ts';
import { Icon } from '#ui/icon.tsx';
import { messagesOfStep } from './scenes.ts';

/** Which value is followed through the scenes; nothing where none is. */
export function Followed({ model }: { model: TraceModel }) {
  const all = useMemo(() => model.steps.flatMap((step) => messagesOfStep(model, step)), [model]);
  const story = useStory(model, useValuesOf(model, all));
  if (!story) return null;
  return (
    <p className="inline-flex items-center gap-[0.4em]">
      <Icon name="target" className="size-[1.15em]" />
      <span>
        following <code>{story.name}</code>
      </span>
      <SecretValue compact name={story.name} value={story.value} />
    </p>
  );
}
