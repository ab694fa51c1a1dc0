/** One value through a run: who made it, who saw it, where it was checked, where it ended. */
import { laneName } from '#panels/channels.tsx';
import type { Channel, Lane } from '#trace/event.ts';
import type { Exchange, Row, TraceModel } from '#trace/model.ts';
import type { Message } from './lane-model.ts';
import { messagesOfRow } from './row-messages.ts';
import { noteOn } from './value-notes.ts';

export type Named = { name: string; value: string };

/** One station of a value. */
export type Station = { channel: Channel; text: string; row: string; number: number };

export type Act = 'made' | 'entered' | 'held' | 'saw' | 'got' | 'checked' | 'ended';

export type Story = Named & {
  trail: Station[];
  /** What each lane did with it, in the order of time. A lane that is not in it never had it. */
  acts: ReadonlyMap<Lane, readonly Act[]>;
  /** Between the first and the last message at which a lane had it: keys of messages, by lane. */
  spans: ReadonlyMap<Lane, readonly [first: string, last: string]>;
  /** Keys of the messages that carried it, or checked it. */
  messages: ReadonlySet<string>;
  /** The run's tries of one step are told once; this many more carried it. */
  more: number;
};

/** More stations say nothing that those before did not: a run that polls has thousands. */
const MOST_STATIONS = 24;

/** Follows one value through rows of the run, all by default. Finds it where it stands whole, or behind the scheme of `authorization`. */
export function storyOf(model: TraceModel, { name, value }: Named, rows: readonly Row[] = model.rows): Story {
  const acts = new Map<Lane, Act[]>();
  const spans = new Map<Lane, [string, string]>();
  const messages = new Set<string>();
  const trail: Station[] = [];
  let more = 0;
  const did = (lane: Lane, act: Act, key: string) => {
    const before = acts.get(lane) ?? [];
    if (!before.includes(act)) acts.set(lane, [...before, act]);
    spans.set(lane, [spans.get(lane)?.[0] ?? key, key]);
  };
  const ways = [...new Set([value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)])];
  for (const row of rows) {
    if (!mayHold(model, row, ways)) continue;
    for (const message of messagesOfRow(model, row)) {
      if (message.kind === 'note') {
        const check = message.checks?.find((one) => concerns(one, name));
        if (!check || !messages.size) continue;
        did(message.from, 'checked', message.key);
        messages.add(message.key);
        const held =
          check.status === 'pass' ? 'holds' : check.status === 'skip' ? 'skipped' : 'does not hold';
        trail.push(
          station(row, 'local', `Checked by the ${laneName(message.from)}: ${check.title}, ${held}`),
        );
        if (noteOn(name)?.ends?.when === 'checked' && check.status === 'pass')
          did(message.from, 'ended', message.key);
        continue;
      }
      if (!message.values.some(([, carried]) => holds(carried, value))) continue;
      const first = messages.size === 0;
      messages.add(message.key);
      if (first) did(message.from, isEntered(model, value) ? 'entered' : 'made', message.key);
      if (message.from !== message.to) {
        spans.set(message.from, [spans.get(message.from)?.[0] ?? message.key, message.key]);
        if (!acts.has(message.from)) did(message.from, heldAs(message.from), message.key);
        did(message.to, heldAs(message.to), message.key);
      }
      const ended = endsAt(message, name);
      if (ended) did(message.to, 'ended', message.key);
      if (message.quiet) continue;
      if (trail.length < MOST_STATIONS)
        trail.push(...stationsOf(row, message, first, isEntered(model, value), ended));
      else more++;
    }
  }
  return { name, value, trail, acts, spans, messages, more };
}

function stationsOf(
  row: Row,
  message: Message,
  first: boolean,
  entered: boolean,
  ended: string | undefined,
): Station[] {
  const { channel, from, to, label, answer } = message;
  const at = (text: string) => station(row, channel, text);
  const made = first ? [at(entered ? 'Entered before the run' : `Made by the ${laneName(from)}`)] : [];
  if (from === to) return made;
  if (to === 'browser') return [...made, at('In the browser: address bar, history, extensions')];
  if (ended) return [...made, at(`${ended}: \`${label}\``)];
  if (answer) return [...made, at(`Handed to the ${laneName(to)}`)];
  if (to === 'app' || to === 'device') return [...made, at(`Read by the ${laneName(to)}: \`${label}\``)];
  return [...made, at(`Sent to the ${laneName(to)}: \`${label}\``)];
}

function station(row: Row, channel: Channel, text: string): Station {
  return { channel, text, row: row.id, number: row.number };
}

const heldAs = (lane: Lane): Act =>
  lane === 'browser' || lane === 'user' ? 'saw' : lane === 'app' || lane === 'device' ? 'held' : 'got';

function endsAt(message: Message, name: string): string | undefined {
  const ends = noteOn(name)?.ends;
  if (ends?.when !== 'sent' || message.channel !== 'back' || message.answer || message.bad) return undefined;
  return ends.revoked && message.label.includes('revoke') ? ends.revoked : ends.says;
}

function isEntered(model: TraceModel, value: string): boolean {
  return Object.values(model.inputs).includes(value) || model.extra.some(([, given]) => given === value);
}

function concerns(check: { id: string; evidence: readonly { path?: string }[] }, name: string): boolean {
  return (
    check.id === name ||
    check.evidence.some(({ path }) => path === name || path?.endsWith(`.${name}`)) ||
    (name === 'id_token' && check.id === 'signature')
  );
}

/** Whole, or behind the scheme of an `authorization` header. */
function holds(carried: string, value: string): boolean {
  return carried === value || (carried.length > value.length && carried.endsWith(` ${value}`));
}

/** A look at the texts of a row, so that only those which can hold the value, in any writing, are read. */
function mayHold(model: TraceModel, row: Row, ways: readonly string[]): boolean {
  if (row.kind === 'local' || row.weight) return true;
  const exchange = row.exchange ? model.exchanges.get(row.exchange) : undefined;
  if (!exchange) return false;
  const texts = textsOf(exchange);
  return ways.some((way) => texts.some((text) => text.includes(way)));
}

function textsOf({ sent, response, callback }: Exchange): string[] {
  return [
    sent?.url ?? '',
    sent?.body ?? '',
    ...(sent?.headers ?? []).map(([, header]) => header),
    response?.body ?? '',
    ...(callback?.params ?? []).map(([, param]) => param),
  ];
}
