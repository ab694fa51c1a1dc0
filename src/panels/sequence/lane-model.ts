/** A trace, or a plan, as messages between lanes. */
import type { Channel, Lane, ParamList, PlannedStep } from '#trace/event.ts';
import { bodyOf, headerOf, memberTexts, queryOf } from '#trace/fields.ts';
import type { Row, TraceModel } from '#trace/model.ts';

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
  /** What its request carried, its answer brought, or this tab made, by name. */
  values: ParamList;
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

/** The first rows of a run, at most as many as asked for, and what is planned after them if they are all. */
export function messagesOfRun(model: TraceModel, most: number): Message[] {
  const happened = model.rows.slice(0, most).map(
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
      values: once([...carriedBy(model, row), ...madeIn(model, row)]),
    }),
  );
  if (happened.length < model.rows.length) return happened;
  return [...happened, ...messagesOfPlan(model.steps.filter((step) => step.status === 'planned'))];
}

function carriedBy(model: TraceModel, row: Row): ParamList {
  const exchange = row.exchange ? model.exchanges.get(row.exchange) : undefined;
  if (!exchange?.sent) return exchange?.callback?.params ?? [];
  if (row.kind === 'redirect-in') return exchange.callback?.params ?? [];
  if (row.kind !== 'request' && row.kind !== 'redirect-out') return [];
  const { sent, response } = exchange;
  const body = bodyOf(sent);
  const answer = response && bodyOf(response);
  return [
    ...queryOf(sent.url),
    ...(body.kind === 'form' ? body.params : []),
    ['authorization', headerOf(sent.headers, 'authorization') ?? ''],
    ...(answer?.kind === 'json' ? memberTexts(answer.value) : []),
  ];
}

function madeIn(model: TraceModel, row: Row): ParamList {
  return row.events.flatMap((seq) => {
    const event = model.events[seq - 1];
    return row.kind === 'local' && event?.kind === 'produced' ? memberTexts(event.values) : [];
  });
}

function once(values: ParamList): ParamList {
  return [...new Map(values.map((pair) => [pair.join('='), pair])).values()];
}

/** The lanes that take part, from left to right; the browser wherever something passes through it. */
export function lanesOf(messages: readonly Message[]): Lane[] {
  const used = new Set(
    messages.flatMap(({ from, to, channel }) => [from, to, ...(channel === 'front' ? ['browser'] : [])]),
  );
  return ORDER.filter((lane) => used.has(lane));
}
