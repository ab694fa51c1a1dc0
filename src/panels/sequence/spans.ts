import type { Lane } from '#trace/event.ts';
import type { Message } from './lane-model.ts';
import type { Story } from './value-story.ts';

/** The place of a lane between its first and its last message that carried the value. */
export type Span = { lane: Lane; from: number; to: number };

/** Where each lane holds the followed value among these messages, by their index. */
export function spansIn(
  messages: readonly Message[],
  lanes: readonly Lane[],
  story: Story | undefined,
): Span[] {
  if (!story) return [];
  const places = new Map(messages.map((message, index) => [message.key, index]));
  return lanes.flatMap((lane) => {
    const span = story.spans.get(lane);
    if (!span) return [];
    const [from, to] = span.map((key) => places.get(key));
    // It came before what is drawn, or goes on after it.
    return from === undefined && to === undefined
      ? []
      : [{ lane, from: from ?? 0, to: to ?? messages.length - 1 }];
  });
}
