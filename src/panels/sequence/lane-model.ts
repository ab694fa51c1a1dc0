/** A trace, or a plan, as messages between lanes. */
import type { Channel, Lane, PlannedStep } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';

export type Message = {
  id: string;
  /** The row's number; a planned step has none. */
  number?: number;
  channel: Channel;
  from: Lane;
  to: Lane;
  label: string;
  status: string;
  bad: boolean;
  planned: boolean;
  /** Names of the values of the run that this message brought. */
  values: string[];
};

const ORDER: Lane[] = ['user', 'inbox', 'device', 'app', 'browser', 'tenant', 'idp', 'api'];

export function messagesOfPlan(plan: readonly PlannedStep[]): Message[] {
  return plan.map(({ id, channel, from, to, label }) => ({
    id,
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

export function messagesOfRun(model: TraceModel): Message[] {
  const brought = new Map<number, string[]>();
  for (const { name, event } of model.values.values())
    brought.set(event, [...(brought.get(event) ?? []), name]);
  const happened = model.rows.map(
    (row): Message => ({
      id: row.id,
      number: row.number,
      channel: row.channel,
      from: row.from,
      to: row.to,
      label: row.method ? `${row.method} ${row.label}` : row.label,
      status: row.status,
      bad: row.bad,
      planned: false,
      values: row.events.flatMap((seq) => brought.get(seq) ?? []),
    }),
  );
  return [...happened, ...messagesOfPlan(model.steps.filter((step) => step.status === 'planned'))];
}

/** The lanes that take part, from left to right; the browser wherever something passes through it. */
export function lanesOf(messages: readonly Message[]): Lane[] {
  const used = new Set(
    messages.flatMap(({ from, to, channel }) => [from, to, ...(channel === 'front' ? ['browser'] : [])]),
  );
  return ORDER.filter((lane) => used.has(lane));
}
