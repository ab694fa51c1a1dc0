/** What the palette offers in a run: what its buttons do, and its steps, findings and parameters. */
import type { Command } from '#app/shell/commands.ts';
import { plainText } from '#diagnose/headline.ts';
import type { Finding } from '#diagnose/rule.ts';
import { badgeOf, type ShortcutId } from '#panels/shortcuts.ts';
import type { ParamList } from '#trace/event.ts';
import { bodyOf, memberTexts, queryOf } from '#trace/fields.ts';
import type { Exchange, TraceModel } from '#trace/model.ts';
import { secretsAmong, shownOf } from '#trace/secrecy/screen.ts';

/** A button of the run; one that does nothing now is left out. */
export type Action = { title: string; key?: ShortcutId; run: (() => unknown) | undefined };

type Goes = { toStep(id: string): void; toEvent(seq: number): void; toFindings(): void };

/** A long run repeats its parameters: those of its last exchanges are all that it has. */
const MOST_EXCHANGES = 500;

export function runCommands(
  model: TraceModel,
  findings: readonly Finding[],
  actions: readonly Action[],
  { toStep, toEvent, toFindings }: Goes,
): Command[] {
  const known = secretsAmong(Object.fromEntries([...model.values].map(([name, { value }]) => [name, value])));
  // Masked whatever the mask says: a list of commands is no place to read a secret.
  const said = (text: string) =>
    shownOf('', plainText(text, model), known)
      .map((piece) => (piece.secret ? '•••' : piece.text))
      .join('');
  const numberOf = (seq: number) => model.rowOf(seq)?.number ?? seq;
  return [
    ...actions.flatMap(({ title, key, run }): Command[] =>
      run
        ? [
            {
              id: `run ${title}`,
              group: 'This run',
              title,
              ...(key ? { keys: badgeOf(key) } : {}),
              run: () => void run(),
            },
          ]
        : [],
    ),
    ...findings.map(({ code, title, evidence }, index): Command => {
      const [first] = evidence;
      return {
        id: `finding ${index} ${code}`,
        group: 'Findings',
        title: said(title),
        note: first ? `${code}, #${numberOf(first.event)}` : code,
        run: () => {
          if (first) toEvent(first.event);
          toFindings();
        },
      };
    }),
    ...model.steps.map(
      ({ id, index, title, label, status }): Command => ({
        id: `step ${id}`,
        group: 'Steps',
        title: `${index + 1}. ${title}`,
        note: `${label}, ${status}`,
        run: () => toStep(id),
      }),
    ),
    ...parametersOf(model).map(
      ({ name, event, way }): Command => ({
        id: `parameter ${name}`,
        group: 'Parameters',
        title: name,
        note: `${way} in #${numberOf(event)}`,
        run: () => toEvent(event),
      }),
    ),
  ];
}

type Parameter = { name: string; event: number; way: 'sent' | 'came' };

/** Each name once, where it went or came last. Names alone: no value is in here. */
function parametersOf({ exchanges }: TraceModel): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const exchange of exchanges.values().slice(-MOST_EXCHANGES)) {
    const { requestEvent, responseEvent = requestEvent } = exchange;
    for (const [name] of sentIn(exchange)) found.set(name, { name, event: requestEvent, way: 'sent' });
    for (const [name] of cameIn(exchange)) found.set(name, { name, event: responseEvent, way: 'came' });
  }
  return [...found.values()].sort((one, two) => (one.name < two.name ? -1 : 1));
}

function sentIn({ sent }: Exchange): ParamList {
  if (!sent) return [];
  return [...queryOf(sent.url), ...membersOf(bodyOf(sent))];
}

function cameIn({ response, callback }: Exchange): ParamList {
  return [...(callback?.params ?? []), ...(response ? membersOf(bodyOf(response)) : [])];
}

function membersOf(body: ReturnType<typeof bodyOf>): ParamList {
  if (body.kind === 'form') return body.params;
  const isObject = body.kind === 'json' && typeof body.value === 'object' && !Array.isArray(body.value);
  return isObject && body.value ? memberTexts(body.value) : [];
}
