/** What one step of an attempt sent, got, made and checked, as named fields that can be laid beside another's. */
import { decodeText } from '#lib/base64url.ts';
import { isJsonObject, type Json } from '#lib/json.ts';
import { diffRequests } from '#trace/diff.ts';
import type { HeaderList, HttpRequest, HttpResponse, ParamList } from '#trace/event.ts';
import { bodyOf, jsonObjectOf, memberTexts, queryOf } from '#trace/fields.ts';
import type { Exchange, StepView, TraceModel } from '#trace/model.ts';
import { isCompactToken } from './by-nature.ts';

export type FieldPlace =
  | 'input'
  | 'outcome'
  | 'parameter'
  | 'header'
  | 'answer'
  | 'claim'
  | 'value'
  | 'check';

export type Field = {
  place: FieldPlace;
  /** As it is on the wire; a claim with the token that has it, `id_token.iat`. */
  name: string;
  value: string;
  /** The person put it there, or changed it. */
  edited?: true;
};

/** Longer texts are compared whole and not member by member. */
const LONGEST_TOKEN = 100_000;

/** The last exchange of a step in the attempt that it ran in. */
export function exchangeOf(model: TraceModel, { id, branch }: StepView): Exchange | undefined {
  return model.exchanges.values().findLast((one) => one.step === id && one.branch === branch);
}

/** Every field of a step, each name once: values of a repeated one are joined. Empty for a step that has not run. */
export function fieldsOf(model: TraceModel, step: StepView): Field[] {
  if (step.status === 'planned') return [];
  const exchange = exchangeOf(model, step);
  const fields = [...outcomeOf(step), ...checksOf(model, step)];
  if (exchange?.sent) fields.push(...requestFields(exchange.sent, exchange.planned));
  if (exchange?.response) fields.push(...responseFields(exchange.response, exchange.came));
  if (exchange?.failure) fields.push(field('outcome', 'no answer', exchange.failure.candidates.join(' or ')));
  if (exchange?.pageSeen !== undefined) fields.push(field('answer', 'page', exchange.pageSeen));
  if (exchange?.callback) {
    const { params, via, came } = exchange.callback;
    fields.push(field('answer', 'came back by', via), ...withClaims('answer', params, came));
  }
  if (!exchange) fields.push(...madeIn(model, step));
  return joined(fields);
}

const field = (place: FieldPlace, name: string, value: string): Field => ({ place, name, value });

function outcomeOf({ status, problem, reason }: StepView): Field[] {
  return [
    field('outcome', 'step', status),
    ...(problem ? [field('outcome', 'problem', problem.code)] : []),
    ...(reason ? [field('outcome', 'reason', reason)] : []),
  ];
}

function checksOf({ events }: TraceModel, { id, branch }: StepView): Field[] {
  const judged = events.findLast(
    (event) => event.kind === 'checked' && event.step === id && event.branch === branch,
  );
  if (judged?.kind !== 'checked') return [];
  return judged.checks.map((check) => field('check', check.id, check.status));
}

function requestFields(sent: HttpRequest, planned: HttpRequest | undefined): Field[] {
  const edits = planned ? diffRequests(planned, sent) : [];
  const isEdited = (where: string[], name: string) =>
    edits.some((edit) => where.includes(edit.where) && edit.name === name);
  const body = bodyOf(sent);
  const members = body.kind === 'form' ? body.params : body.kind === 'json' ? memberTexts(body.value) : [];
  const mark = (one: Field, where: string[], name = one.name): Field =>
    isEdited(where, name) ? { ...one, edited: true } : one;
  return [
    mark(field('outcome', 'method', sent.method), ['method'], ''),
    mark(field('outcome', 'address', sent.url.replace(/[?#].*/s, '')), ['url'], ''),
    ...withClaims('parameter', [...queryOf(sent.url), ...members]).map((one) => mark(one, ['query', 'body'])),
    // Switched off by the person: what is not there is the difference.
    ...edits
      .filter(({ kind, where }) => kind === 'removed' && (where === 'query' || where === 'body'))
      .map(({ name }): Field => ({ ...field('parameter', name, ''), edited: true })),
    ...(body.kind === 'other' ? [mark(field('parameter', 'body', body.text), ['body'], '')] : []),
    ...headerFields(sent.headers).map((one) => mark(one, ['header'])),
  ];
}

function responseFields(response: HttpResponse, came: HttpResponse | undefined): Field[] {
  const body = bodyOf(response);
  const isMembers = body.kind === 'json' && isJsonObject(body.value);
  const members = isMembers ? memberTexts(body.value) : body.kind === 'form' ? body.params : [];
  const before = came && bodyOf(came);
  const wrote = before?.kind === 'json' && isJsonObject(before.value) ? memberTexts(before.value) : undefined;
  const whole = isMembers || body.kind === 'form' || response.body === '';
  return [
    field('outcome', 'status', String(response.status)),
    ...withClaims('answer', members, wrote),
    ...(whole ? [] : [field('answer', 'body', response.body)]),
    ...headerFields(response.headers),
  ];
}

const headerFields = (headers: HeaderList): Field[] =>
  headers.map(([name, value]) => field('header', name.toLowerCase(), value));

/** The pairs, and after each that is a JWT what its header and its claims say. `came`: before the person changed it. */
function withClaims(place: FieldPlace, params: ParamList, came?: ParamList): Field[] {
  return params.flatMap(([name, value]): Field[] => {
    const isEdited = came !== undefined && !came.some(([one, was]) => one === name && was === value);
    const one: Field = { ...field(place, name, value), ...(isEdited ? { edited: true } : {}) };
    return [one, ...claimsIn(name, value)];
  });
}

function claimsIn(name: string, token: string): Field[] {
  if (token.length > LONGEST_TOKEN || !isCompactToken(token)) return [];
  return token
    .split('.')
    .slice(0, 2)
    .flatMap((part) => memberTexts((jsonObjectOf(decodeText(part) ?? undefined) ?? {}) as Json))
    .map(([member, value]) => field('claim', `${name}.${member}`, value));
}

/** What a step made in this tab, or the person entered. */
function madeIn({ made, events }: TraceModel, { id }: StepView): Field[] {
  const produced = made.filter(({ step, heldBy }) => step === id && heldBy === id);
  return produced.flatMap(({ name, value, event }): Field[] => {
    const source = events[event - 1];
    const isEdited = source?.kind === 'produced' && source.made !== undefined;
    const [[, text] = ['', '']] = memberTexts([value]);
    return [{ ...field('value', name, text), ...(isEdited ? { edited: true as const } : {}) }];
  });
}

function joined(fields: readonly Field[]): Field[] {
  const all = new Map<string, Field>();
  for (const one of fields) {
    const key = `${one.place} ${one.name}`;
    const before = all.get(key);
    all.set(key, before ? { ...before, ...one, value: `${before.value}, ${one.value}` } : one);
  }
  return [...all.values()];
}
