/** The state as the tenant works with it: parts that are read and assigned, and tables. Knows what is not saved yet. */
import type { Json } from '#lib/json.ts';
import { type Rows, type Singles, STATE_VERSION, type State, tableKeys } from './state.ts';
import { Table } from './table.ts';

export type LiveState = Singles & { readonly [Name in keyof Rows]: Table<Rows[Name]> };

/**
 * One change, as it is written down: a part and its value (the key is empty), a record of a table by its key, or, with
 * no value, that the record is gone.
 */
export type Change = readonly [part: string, key: string, value?: Json];

export type Live = {
  readonly state: LiveState;
  /** What changed since the last call. `putBack` counts it as not saved again. */
  takeChanges(): { changes: Change[]; putBack(): void };
  /** The whole state as one JSON value. */
  document(): State;
};

const SINGLES = ['ids', 'settings', 'clock', 'faults', 'keys'] as const satisfies (keyof Singles)[];
const TABLES = Object.keys(tableKeys) as (keyof Rows)[];

export function liveState(from: State): Live {
  const state: LiveState = { ...singlesOf(from), ...tablesOf(from) };
  let saved = singlesOf(from);

  return {
    state,
    takeChanges() {
      const before = saved;
      saved = singlesOf(state);
      const changes: Change[] = SINGLES.filter((name) => state[name] !== before[name]).map((name) => [
        name,
        '',
        state[name] as Json,
      ]);
      const taken = TABLES.map((name) => ({ name, table: state[name] as Table<object> })).map(
        ({ name, table }) => ({ name, table, keys: table.takeChanged() }),
      );
      for (const { name, table, keys } of taken) {
        for (const key of keys) {
          const row = table.get(key);
          changes.push(row ? [name, key, row as Json] : [name, key]);
        }
      }
      return {
        changes,
        putBack() {
          saved = before;
          for (const { table, keys } of taken) table.putBack(keys);
        },
      };
    },
    document: () =>
      ({
        version: STATE_VERSION,
        ...singlesOf(state),
        ...Object.fromEntries(TABLES.map((name) => [name, [...state[name].all()]])),
      }) as State,
  };
}

/** The whole state as changes: what makes it of nothing. */
export function changesOf(state: State): Change[] {
  return [
    ...SINGLES.map((name): Change => [name, '', state[name] as Json]),
    ...TABLES.flatMap((name) => {
      const rows = state[name] as readonly Record<string, unknown>[];
      return rows.map((row): Change => [name, String(row[tableKeys[name]]), row as Json]);
    }),
  ];
}

function singlesOf({ ids, settings, clock, faults, keys }: Singles): Singles {
  return { ids, settings, clock, faults, keys };
}

function tablesOf(from: State): { [Name in keyof Rows]: Table<Rows[Name]> } {
  const tables = TABLES.map((name) => {
    const rows = from[name] as readonly Record<string, unknown>[];
    return [name, new Table(rows, (row) => String(row[tableKeys[name]]))];
  });
  return Object.fromEntries(tables) as { [Name in keyof Rows]: Table<Rows[Name]> };
}
