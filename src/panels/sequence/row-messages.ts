/** One row of the timeline as the messages that it stands for. */
import { duration } from '#panels/format.ts';
import type { Check, Lane, ParamList } from '#trace/event.ts';
import { bodyOf, headerOf, memberTexts, queryOf } from '#trace/fields.ts';
import type { Exchange, Row, TraceModel } from '#trace/model.ts';
import type { Message } from './lane-model.ts';

/** A shorter trip shows no page that a person could have read. */
const A_VISIT_MS = 1500;

type Part = Pick<Message, 'from' | 'to' | 'label'> & Partial<Message>;

/** Rows and exchanges never change, so what was read of one stays right. */
const known = new WeakMap<Row, Message[]>();

/**
 * A request and its answer are two messages; a trip of the browser is what leaves the app, what the tenant gets, and
 * the person at its pages; a callback is what the tenant tells the browser, and what the browser brings. Checks are
 * notes. What the browser hides (the 302 itself) is drawn as what must have happened, without a status of its own.
 */
export function messagesOfRow(model: TraceModel, row: Row): Message[] {
  const before = known.get(row);
  if (before) return before;
  const messages = [...partsOf(model, row), ...remarksOf(model, row)].map(
    (part, index): Message => ({
      key: `${row.id}.${index}`,
      id: row.id,
      ...(row.step === undefined ? {} : { step: row.step }),
      ...(index === 0 ? { gutter: String(row.number) } : {}),
      kind: 'arrow',
      channel: row.channel,
      status: '',
      bad: false,
      planned: false,
      ...part,
      values: once(part.values ?? []),
    }),
  );
  known.set(row, messages);
  return messages;
}

function partsOf(model: TraceModel, row: Row): Part[] {
  const exchange = row.exchange ? model.exchanges.get(row.exchange) : undefined;
  const { from, to, label, status, bad } = row;
  switch (row.kind) {
    case 'request':
      return exchange ? requestParts(row, exchange) : [{ from, to, label, status, bad }];
    case 'redirect-out':
      return exchange ? leavingParts(row, exchange) : [{ from, to, label, status, bad }];
    case 'redirect-in':
      return exchange ? returnParts(row, exchange) : [{ from, to, label, status, bad }];
    case 'check':
      return [{ from, to: from, label, status, bad, kind: 'note', checks: checksOf(model, row) }];
    case 'page-seen':
      return [
        { from: 'tenant', to: 'user', channel: 'front', label: 'a page, and no callback', status, bad },
      ];
    case 'local':
      return [{ from, to, label, status, bad, values: madeIn(model, row) }];
    default:
      return [{ from, to, label, status, bad }];
  }
}

function requestParts(row: Row, exchange: Exchange): Part[] {
  const { from, to, method, label, status, bad } = row;
  const { sent, response } = exchange;
  const out: Part = { from, to, label: `${method ?? ''} ${label}`.trim(), values: sent ? sentIn(sent) : [] };
  if (!response) return [{ ...out, status: status === 'sent' ? '' : status, bad }];
  const answer = bodyOf(response);
  const brought = answer.kind === 'json' ? memberTexts(answer.value) : [];
  return [
    out,
    {
      from: to,
      to: from,
      label: exchange.brought ? 'brought by you' : '',
      status,
      bad,
      values: brought,
      answer: true,
    },
  ];
}

function leavingParts(row: Row, exchange: Exchange): Part[] {
  const { from, to, method, label, status, bad, durationMs } = row;
  const values = exchange.sent ? sentIn(exchange.sent) : [];
  const request = `${method ?? ''} ${label}`.trim();
  const isOver = status === 'came back' || status === 'no callback';
  const parts: Part[] = [
    { from, to: 'browser', label: `leave for ${label}`, values, quiet: true },
    {
      from: 'browser',
      to,
      label: request,
      status: bad && !isOver ? status : '',
      bad: bad && !isOver,
      values,
    },
  ];
  if (!isOver || exchange.mode === 'iframe' || (durationMs ?? 0) < A_VISIT_MS) return parts;
  return [...parts, { from: 'user', to, label: 'at the pages of the tenant', status: duration(durationMs) }];
}

function returnParts(row: Row, exchange: Exchange): Part[] {
  const { from, to, method, label, status, bad } = row;
  const { callback } = exchange;
  const values = callback?.params ?? [];
  const arrived: Part = { from: 'browser', to, label: `${method ?? ''} ${label}`.trim(), values, bad };
  if (callback?.pasted)
    return [{ ...arrived, from: 'user', label: `brings ${label}`, status: bad ? status : '' }];
  const path = label.split('?')[0] ?? label;
  const how = callback?.via === 'form_post' ? `a form that posts to ${path}` : `redirect to ${path}`;
  return [
    { from, to: 'browser', label: how, values, bad, answer: true },
    { ...arrived, status: bad ? status : '' },
  ];
}

function sentIn(sent: NonNullable<Exchange['sent']>): ParamList {
  const body = bodyOf(sent);
  return [
    ...queryOf(sent.url),
    ...(body.kind === 'form' ? body.params : body.kind === 'json' ? memberTexts(body.value) : []),
    ['authorization', headerOf(sent.headers, 'authorization') ?? ''],
  ];
}

function madeIn(model: TraceModel, row: Row): ParamList {
  return row.events.flatMap((seq) => {
    const event = model.events[seq - 1];
    return event?.kind === 'produced' ? memberTexts(event.values) : [];
  });
}

export function checksOf(model: TraceModel, row: Row): Check[] {
  return row.events.flatMap((seq) => {
    const event = model.events[seq - 1];
    return event?.kind === 'checked' ? event.checks : [];
  });
}

/** What was odd about an answer or a callback: a note at the lane that got it. */
function remarksOf(model: TraceModel, row: Row): Part[] {
  if (row.kind === 'check') return [];
  const checks = checksOf(model, row);
  if (checks.length === 0) return [];
  const lane: Lane = row.kind === 'redirect-in' ? row.to : row.from;
  return [{ kind: 'note', channel: 'local', from: lane, to: lane, label: 'remarks on what came', checks }];
}

function once(values: ParamList): ParamList {
  const full = values.filter(([, value]) => value !== '');
  return [...new Map(full.map((pair) => [pair.join('='), pair])).values()];
}
