import { isJsonObject } from '#lib/json.ts';
import type { Exchange, TraceModel, ValueView } from '#trace/model.ts';

export type FoundToken = { name: string; value: string; event: number };

const TOKENS = [
  'id_token',
  'access_token',
  'refresh_token',
  'logout_token',
  'client_assertion',
  'id_token_hint',
];

/** Tokens that went over the wire in one exchange, by the protocol's names. */
export function tokensOfExchange(exchange: Exchange): FoundToken[] {
  const { sent, response, callback, requestEvent, responseEvent = requestEvent } = exchange;
  const found = new Map<string, FoundToken>();
  const add = (name: string, value: unknown, event: number) => {
    if (TOKENS.includes(name) && typeof value === 'string' && value && !found.has(name))
      found.set(name, { name, value, event });
  };
  for (const [name, value] of callback?.params ?? []) add(name, value, responseEvent);
  for (const [name, value] of fieldsOf(response?.body)) add(name, value, responseEvent);
  if (!sent) return inOrder([...found.values()]);
  if (URL.canParse(sent.url))
    for (const [name, value] of new URL(sent.url).searchParams) add(name, value, requestEvent);
  for (const [name, value] of new URLSearchParams(sent.body ?? '')) add(name, value, requestEvent);
  const bearer = sent.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  add('access_token', /^(?:Bearer|DPoP) (\S+)$/i.exec(bearer ?? '')?.[1], requestEvent);
  return inOrder([...found.values()]);
}

export function tokensOfRun(model: TraceModel): FoundToken[] {
  return inOrder(
    [...model.values.values()].flatMap(({ name, value, event }) =>
      TOKENS.includes(name) && typeof value === 'string' && value ? [{ name, value, event }] : [],
    ),
  );
}

/** The other texts that the run made: state, nonce, verifier, code. */
export function otherValues(model: TraceModel): (ValueView & { value: string })[] {
  return [...model.values.values()].flatMap((view) =>
    typeof view.value === 'string' && view.value && !TOKENS.includes(view.name)
      ? [{ ...view, value: view.value }]
      : [],
  );
}

function inOrder(tokens: FoundToken[]): FoundToken[] {
  return tokens.sort((one, two) => TOKENS.indexOf(one.name) - TOKENS.indexOf(two.name));
}

function fieldsOf(body: string | undefined): [string, unknown][] {
  if (!body?.trimStart().startsWith('{')) return [];
  try {
    const json: unknown = JSON.parse(body);
    return isJsonObject(json) ? Object.entries(json) : [];
  } catch {
    return [];
  }
}
