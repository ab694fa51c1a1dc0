/**
 * Brings a saved state up to the present shape, one step a version. A step takes what it finds as untyped JSON: the
 * types of that time are gone. A step that shipped is never edited.
 */
import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';
import { identityFromUserId } from './identities.ts';
import { seedConnections } from './seed.ts';

type Step = (state: JsonObject) => JsonObject;

/** The step at index 0 makes version 2 of version 1. */
export const migrations: readonly Step[] = [toTables];

/** Version 1 had one password for a login, no connections, and keyed records that did not hold their key. */
function toTables(state: JsonObject): JsonObject {
  const grants = objects(state['grants']);
  const log = isJsonObject(state['log']) ? state['log'] : {};
  const settings = isJsonObject(state['settings']) ? { settings: state['settings'] } : {};
  return {
    ...state,
    ...settings,
    version: 2,
    users: objects(state['users']).map((user) => ({
      ...user,
      identities: [{ ...identityFromUserId(String(user['user_id'])) }] as Json,
    })),
    connections: seedConnections(
      objects(state['applications']).map(({ client_id }) => String(client_id)),
    ) as unknown as Json,
    sessions: keyed(state['sessions'], 'id').map((session) => ({
      ...session,
      connection: identityFromUserId(String(session['user_id'])).connection,
      org_id: null,
      authentication: {
        methods: [{ name: 'pwd', timestamp: new Date(Number(session['auth_time']) * 1000).toISOString() }],
      },
    })),
    transactions: keyed(state['transactions'], 'id').map(visitWithSteps),
    codes: keyed(state['codes'], 'code').map(withPermission),
    refresh_tokens: keyed(state['refresh_tokens'], 'token').map(withPermission),
    device_codes: keyed(state['device_codes'], 'device_code').map(withPermission),
    grants: grants.map((grant) => ({
      ...grant,
      id: [grant['user_id'], grant['client_id'], grant['audience']].join(' '),
    })),
    log: objects(log['entries']),
  };
}

/** What the flags said is what the person did. */
function visitWithSteps({ consented, goal, ...visit }: JsonObject): JsonObject {
  const { confirmed, ...rest } = isJsonObject(goal) ? goal : {};
  const at = 0;
  return {
    ...visit,
    device: '',
    goal: rest,
    steps: [
      ...(confirmed === true ? [{ name: 'confirm-device', at }] : []),
      ...(consented === true ? [{ name: 'consent', at }] : []),
    ],
  };
}

function withPermission(record: JsonObject): JsonObject {
  const { permission } = record;
  return isJsonObject(permission) ? { ...record, permission: { ...permission, amr: [] } } : record;
}

/** The records of an object of records, each with its key under this name. */
function keyed(part: Json | undefined, name: string): JsonObject[] {
  if (!isJsonObject(part)) return [];
  return Object.entries(part).flatMap(([key, one]) => (isJsonObject(one) ? [{ ...one, [name]: key }] : []));
}

function objects(part: Json | undefined): JsonObject[] {
  return Array.isArray(part) ? part.filter(isJsonObject) : [];
}
