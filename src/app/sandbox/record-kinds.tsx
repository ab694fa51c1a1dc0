import { isJsonObject, type JsonObject } from '#lib/json.ts';
import { Icon } from '#ui/icon.tsx';
import {
  apiFields,
  applicationFields,
  newApiFields,
  newApplicationFields,
  newUserFields,
  userFields,
} from './record-specs.ts';
import type { RecordKind } from './records.tsx';

const code = (name: string) => (record: JsonObject) => <code>{String(record[name] ?? '')}</code>;
const countOf = (name: string) => (record: JsonObject) => {
  const list = record[name];
  return Array.isArray(list) ? list.length : 0;
};

/** The connections of a user's accounts, the primary one first. */
function connectionsOf({ identities }: JsonObject): string {
  if (!Array.isArray(identities)) return '';
  return identities.flatMap((one) => (isJsonObject(one) ? [String(one['connection'])] : [])).join(', ');
}

function userState(record: JsonObject) {
  if (record['blocked'] === true) {
    return (
      <span className="inline-flex items-center gap-1 text-danger">
        <Icon name="error" className="size-3.5" />
        blocked
      </span>
    );
  }
  return record['email_verified'] === true ? 'active' : 'unverified';
}

export const users: RecordKind = {
  path: 'users',
  title: 'Users',
  one: 'a user',
  id: 'user_id',
  under: 'email',
  columns: [
    { head: 'user_id', cell: code('user_id') },
    { head: 'Connections', cell: connectionsOf },
    { head: 'State', cell: userState },
  ],
  fields: userFields,
  newFields: newUserFields,
  blank: { password: 'practice', email_verified: true },
};

export const applications: RecordKind = {
  path: 'applications',
  title: 'Applications',
  one: 'an application',
  id: 'client_id',
  columns: [
    { head: 'client_id', cell: code('client_id') },
    { head: 'app_type', cell: code('app_type') },
    { head: 'Authentication', cell: code('token_endpoint_auth_method') },
    { head: 'Callbacks', cell: countOf('callbacks') },
  ],
  fields: applicationFields,
  newFields: newApplicationFields,
  blank: {
    app_type: 'spa',
    callbacks: [`${location.origin}/callback`],
    allowed_logout_urls: [`${location.origin}/callback`],
    web_origins: [location.origin],
  },
};

export const apis: RecordKind = {
  path: 'apis',
  title: 'APIs',
  one: 'an API',
  id: 'id',
  columns: [
    { head: 'identifier', cell: code('identifier') },
    { head: 'Scopes', cell: countOf('scopes') },
    { head: 'signing_alg', cell: code('signing_alg') },
  ],
  fields: apiFields,
  newFields: newApiFields,
  blank: {},
};
