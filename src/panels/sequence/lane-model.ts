/** A plan, or a trace, as messages between lanes. */
import type { Channel, Check, Lane, ParamList, PlannedStep } from '#trace/event.ts';

export type Message = {
  key: string;
  /** The row that it belongs to; of a planned one the step. */
  id: string;
  step?: string;
  /** What stands before it: the row's number, on the first message of a row. */
  gutter?: string;
  /** From 1, on the first message of an attempt that is not the first. */
  attempt?: number;
  /** `note`: what a lane found when it checked something. `fold`: messages that are not drawn until it is pressed. `text`: a line that says why there is no message. */
  kind: 'arrow' | 'note' | 'fold' | 'text';
  channel: Channel;
  from: Lane;
  to: Lane;
  label: string;
  status: string;
  bad: boolean;
  planned: boolean;
  /** It runs backwards: an answer. */
  answer?: true;
  /** What it carried, or what this tab made, by name. */
  values: ParamList;
  /** The same values stand at the next message: they are drawn there. */
  quiet?: true;
  /** Of a note. */
  checks?: Check[];
};

const ORDER: Lane[] = ['user', 'device', 'app', 'browser', 'tenant', 'idp', 'api', 'inbox'];

export function messagesOfPlan(plan: readonly PlannedStep[]): Message[] {
  return plan.map(({ id, channel, from, to, label }) => ({
    key: id,
    id,
    step: id,
    kind: 'arrow',
    channel,
    from,
    to,
    label,
    status: '',
    bad: false,
    planned: true,
    values: [],
  }));
}

/** Where something goes through the browser, it and whoever sits before it take part. */
const throughTheBrowser: Lane[] = ['user', 'browser'];

/** The lanes that take part, from left to right. Planned messages count, so that no lane appears in mid-run. */
export function lanesOf(messages: readonly Pick<Message, 'from' | 'to' | 'channel'>[]): Lane[] {
  const used = new Set(
    messages.flatMap(({ from, to, channel }) => [
      from,
      to,
      ...(channel === 'front' && from !== 'device' ? throughTheBrowser : []),
    ]),
  );
  return ORDER.filter((lane) => used.has(lane));
}
