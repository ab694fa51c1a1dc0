/** Makes a state of what a storage holds, whatever version wrote it, or says what is wrong with it. */
import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';
import { completed, isProblemText } from './form.ts';
import { migrations } from './migrations.ts';
import { forms, settingsForm } from './records.ts';
import { type Rows, STATE_VERSION, type State, tableKeys } from './state.ts';

/** `foreign`: no state of a practice tenant. `newer`: of a later program. `damaged`: a part is not what it should be. */
export type Unusable = { reason: 'foreign' | 'newer' | 'damaged'; problem: string };

export type Opened = {
  state: State /** The version that was found, where it is an older one. */;
  from?: number;
};

export function isUnusable(opened: Opened | Unusable): opened is Unusable {
  return 'problem' in opened;
}

/** Parts and fields of records that are missing are as in `seed`. Nothing that is there is changed or left out. */
export function openState(found: Json, seed: State): Opened | Unusable {
  if (!isSandboxState(found)) return { reason: 'foreign', problem: foreignness(found) };
  const { version } = found;
  if (version > STATE_VERSION) {
    return {
      reason: 'newer',
      problem: `It is of version ${version}, which a later Grantscope wrote; this one reads up to ${STATE_VERSION}.`,
    };
  }
  const wrong = wrongKind(found, version, seed);
  if (wrong !== undefined) return damaged(wrong);
  let state: JsonObject = found;
  for (const step of migrations.slice(version - 1)) state = step(state);
  const whole = wholeState(state, seed);
  if (isProblemText(whole)) return damaged(whole.problem);
  return version < STATE_VERSION ? { state: whole, from: version } : { state: whole };
}

/** By its version and its best known parts; whether it can be used is another question. */
export function isSandboxState(found: Json): found is JsonObject & { version: number } {
  if (!isJsonObject(found)) return false;
  const { version } = found;
  const isVersion = typeof version === 'number' && Number.isInteger(version) && version > 0;
  return isVersion && ('applications' in found || 'users' in found);
}

function foreignness(found: Json): string {
  if (!isJsonObject(found)) return 'It is not a JSON object.';
  return typeof found['version'] === 'number'
    ? 'It has neither `applications` nor `users`.'
    : 'It has no `version` of a sandbox state.';
}

const damaged = (problem: string): Unusable => ({ reason: 'damaged', problem });

/** Parts that were objects of records in version 1, and its log. */
const KEYED_IN_1 = ['sessions', 'transactions', 'codes', 'refresh_tokens', 'device_codes', 'log'];

/** A migration drops what it does not understand, so the kinds of the parts are looked at first. */
function wrongKind(found: JsonObject, version: number, seed: State): string | undefined {
  for (const [name, like] of Object.entries(seed)) {
    const part = found[name];
    if (part === undefined) continue;
    const isList = Array.isArray(like) && !(version === 1 && KEYED_IN_1.includes(name));
    if (isList !== Array.isArray(part) || typeof part !== typeof like || part === null) {
      return `\`${name}\` is not ${isList ? 'a list' : 'an object'}.`;
    }
    const records = Array.isArray(part)
      ? part
      : name in tableKeys && name !== 'log'
        ? Object.values(part)
        : [];
    const at = name === 'faults' ? -1 : records.findIndex((one) => !isJsonObject(one));
    if (at >= 0) return `\`${name}[${at}]\` is not an object.`;
  }
  return undefined;
}

function wholeState(found: JsonObject, seed: State): State | { problem: string } {
  const state: JsonObject = { ...(seed as unknown as JsonObject), ...found };
  const settings = completed(settingsForm, seed.settings, state['settings']);
  if (isProblemText(settings)) return within('settings', settings);
  state['settings'] = settings as unknown as Json;
  for (const name of Object.keys(tableKeys) as (keyof Rows)[]) {
    const rows = wholeRows(name, state[name] as Json[]);
    if (isProblemText(rows)) return rows;
    state[name] = rows;
  }
  return state as unknown as State;
}

function wholeRows(name: keyof Rows, rows: Json[]): Json[] | { problem: string } {
  const shape = (forms as { [Name in keyof Rows]?: { form: object; blank: object } })[name];
  const made: Json[] = [];
  for (const [at, row] of rows.entries()) {
    const key = isJsonObject(row) ? row[tableKeys[name]] : undefined;
    if (key === undefined || key === '')
      return { problem: `\`${name}[${at}]\` has no \`${tableKeys[name]}\`.` };
    const one = shape ? completed(shape.form, shape.blank, row) : row;
    if (isProblemText(one)) return within(`${name}[${at}]`, one);
    made.push(one as Json);
  }
  return made;
}

const within = (where: string, { problem }: { problem: string }) => ({
  problem: `In \`${where}\`: ${problem}`,
});
