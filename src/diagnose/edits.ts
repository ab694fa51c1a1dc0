/** What the person put in the place of what the run had planned, made or got, in the attempt that counts. */
import { diffRequests } from '#trace/diff.ts';
import type { HttpResponse, ParamList, TraceEvent } from '#trace/event.ts';
import { bodyOf, memberTexts } from '#trace/fields.ts';
import type { Exchange, TraceModel } from '#trace/model.ts';
import { exchangesOf, remembered } from './attempt.ts';

export type Edit = {
  /** `seq` of the event that has it. */
  event: number;
  step: string;
  /** `request`: before it went out; `came`: in an answer or a callback; `made`: what a step in this tab had made. */
  place: 'request' | 'came' | 'made';
  act: 'off' | 'added' | 'changed';
  /** Parameter, header, member or value; what the whole is called where it has no names. */
  name: string;
  /** Where in the event, as evidence has it. */
  path: string;
  /** What was planned, and what went out; of a request alone. */
  was?: string;
  now?: string;
};

/** In the order in which they were made. */
export const editsOf = remembered((model): Edit[] =>
  [...exchangesOf(model).flatMap(editsOfExchange), ...editsOfSteps(model)].sort(
    (one, other) => one.event - other.event,
  ),
);

const acts = { removed: 'off', added: 'added', changed: 'changed' } as const;

function editsOfExchange(exchange: Exchange): Edit[] {
  const {
    step,
    requestEvent,
    responseEvent = requestEvent,
    sent,
    planned,
    response,
    came,
    callback,
  } = exchange;
  const request = sent && planned ? diffRequests(planned, sent) : [];
  const inAnswer = response && came ? diffAnswers(came, response) : [];
  const inCallback = callback?.came ? diffLists(callback.came, callback.params) : [];
  return [
    ...request.map((change) => ({
      ...{ event: requestEvent, step, place: 'request' as const, act: acts[change.kind] },
      name: change.name || (change.where === 'method' ? 'method' : change.where),
      path: change.name ? `${change.where}.${change.name}` : change.where,
      ...(change.before === undefined ? {} : { was: change.before }),
      ...(change.after === undefined ? {} : { now: change.after }),
    })),
    ...inAnswer.map((change) => ({ ...change, event: responseEvent, step, place: 'came' as const })),
    ...inCallback.map(({ act, name }) => ({
      ...{ event: responseEvent, step, place: 'came' as const, act, name, path: `params.${name}` },
    })),
  ];
}

type Change = Pick<Edit, 'act' | 'name' | 'path'>;

function diffAnswers(came: HttpResponse, now: HttpResponse): Change[] {
  const status: Change[] =
    came.status === now.status ? [] : [{ act: 'changed', name: 'status', path: 'status' }];
  if (came.body === now.body) return status;
  const [before, after] = [bodyOf(came), bodyOf(now)];
  const isRead = before.kind === 'json' && after.kind === 'json';
  const members = isRead ? diffLists(memberTexts(before.value), memberTexts(after.value)) : [];
  const whole: Change[] = [{ act: 'changed', name: 'body', path: 'body' }];
  const named = members.map(({ act, name }) => ({ act, name, path: `body.${name}` }));
  return [...status, ...(named.length > 0 ? named : whole)];
}

function diffLists(before: ParamList, after: ParamList): { act: Edit['act']; name: string }[] {
  const all = (list: ParamList, name: string) =>
    list.filter(([one]) => one === name).map(([, value]) => value);
  const names = new Set([...before, ...after].map(([name]) => name));
  return [...names].flatMap((name) => {
    const [was, is] = [all(before, name), all(after, name)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ name, act: is.length === 0 ? 'off' : was.length === 0 ? 'added' : 'changed' } as const];
  });
}

/** Values and documents of the steps that work in this tab. */
function editsOfSteps({ events, steps }: TraceModel): Edit[] {
  const branches = new Map(steps.map((step) => [step.id, step.branch]));
  return events.flatMap((event): Edit[] => {
    if (event.kind !== 'produced' && event.kind !== 'document') return [];
    return branches.get(event.step) === event.branch ? madeByHand(event) : [];
  });
}

function madeByHand(event: Extract<TraceEvent, { kind: 'produced' | 'document' }>): Edit[] {
  const base = { event: event.seq, step: event.step, place: 'made' as const };
  if (event.kind === 'document') {
    return event.planned === undefined
      ? []
      : [{ ...base, act: 'changed', name: 'document', path: 'document' }];
  }
  if (!event.made) return [];
  return diffLists(memberTexts(event.made), memberTexts(event.values)).map((change) => ({
    ...base,
    ...change,
    path: `values.${change.name}`,
  }));
}
