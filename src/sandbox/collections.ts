/** What the admin API edits, a kind of record each: create, change, remove. */
import { forgetWrongPasswords } from './brute-force.ts';
import type { Tenant } from './context.ts';
import { isProblemText, merged, type ProblemText } from './form.ts';
import { identityFromUserId, newUser } from './identities.ts';
import { forms } from './records.ts';
import type { Application, ClientGrant, Connection, Organization, Rows, User, UserBlock } from './state.ts';
import type { Table } from './table.ts';

type Body = Record<string, unknown> | undefined;
type Part = keyof typeof forms;

type Kind<Name extends Part> = {
  part: Name;
  blank(tenant: Tenant): Rows[Name];
  /** Why the record cannot be kept. */
  refuse(row: Rows[Name]): string | undefined;
  /** Fills in what follows from the rest, and does what else comes with a new one. */
  created?(tenant: Tenant, row: Rows[Name]): Rows[Name];
  /** What else a change brings. */
  changed?(tenant: Tenant, row: Rows[Name], before: Rows[Name]): void;
  removed?(tenant: Tenant, row: Rows[Name]): void;
};

export type Collection = {
  part: Part;
  create(tenant: Tenant, body: Body): object | ProblemText;
  change(tenant: Tenant, id: string, body: Body): object | ProblemText | undefined;
  remove(tenant: Tenant, id: string): boolean;
};

const MOST_ITEMS = 500;

function collection<Name extends Part>(kind: Kind<Name>): Collection {
  const { part, blank, refuse, created, changed, removed } = kind;
  const { form } = forms[part] as unknown as { form: Rows[Name] };
  const tableOf = (tenant: Tenant) => tenant.state[part] as unknown as Table<Rows[Name]>;
  const checked = (row: Rows[Name] | ProblemText): Rows[Name] | ProblemText => {
    const problem = isProblemText(row) ? undefined : refuse(row);
    return problem === undefined ? row : { problem };
  };
  return {
    part,
    create(tenant, body) {
      const table = tableOf(tenant);
      const row = checked(merged(form, blank(tenant), body));
      if (isProblemText(row)) return row;
      if (table.size >= MOST_ITEMS) return { problem: `At most ${MOST_ITEMS} are kept.` };
      if (table.get(table.keyOf(row))) return { problem: 'There is one with this id.' };
      return table.put(created ? created(tenant, row) : row);
    },
    change(tenant, id, body) {
      const table = tableOf(tenant);
      const before = table.get(id);
      if (!before) return undefined;
      const row = checked(merged(form, before, body));
      if (isProblemText(row)) return row;
      if (table.keyOf(row) !== id) return { problem: 'The id stays as it is.' };
      changed?.(tenant, row, before);
      return table.put(row);
    },
    remove(tenant, id) {
      const table = tableOf(tenant);
      const row = table.get(id);
      if (!row) return false;
      table.delete(id);
      removed?.(tenant, row);
      return true;
    },
  };
}

const APP_TYPES = ['spa', 'regular_web', 'native', 'non_interactive'];
const AUTH_METHODS = ['none', 'client_secret_post', 'client_secret_basic'];

const applications = collection({
  part: 'applications',
  blank: (tenant) => ({
    ...forms.applications.blank,
    client_id: tenant.ids.alphanumeric(32),
    client_secret: tenant.ids.text(64),
  }),
  refuse: ({ client_id, app_type, token_endpoint_auth_method, jwt_configuration }: Application) => {
    if (!/^[\w-]{1,64}$/.test(client_id)) return '`client_id` has 1 to 64 letters, digits, `_` or `-`.';
    if (!APP_TYPES.includes(app_type)) return `\`app_type\` is one of ${APP_TYPES.join(', ')}.`;
    if (!AUTH_METHODS.includes(token_endpoint_auth_method)) {
      return `\`token_endpoint_auth_method\` is one of ${AUTH_METHODS.join(', ')}.`;
    }
    return ['RS256', 'HS256'].includes(jwt_configuration.alg) ? undefined : '`alg` is RS256 or HS256.';
  },
  // Users of every connection can log in at a new application, until somebody says otherwise.
  created: (tenant, row) => {
    for (const one of tenant.state.connections.all()) {
      enable(tenant, one, [...one.enabled_clients, row.client_id]);
    }
    return row;
  },
  removed: (tenant, { client_id }) => {
    for (const one of tenant.state.connections.all()) {
      enable(
        tenant,
        one,
        one.enabled_clients.filter((id) => id !== client_id),
      );
    }
  },
});

function enable(tenant: Tenant, { id }: Connection, clients: readonly string[]): void {
  tenant.state.connections.patch(id, { enabled_clients: [...new Set(clients)] });
}

const users = collection({
  part: 'users',
  blank: (tenant) => ({ ...newUser(tenant, `auth0|${tenant.ids.hex(24)}`), identities: [] }),
  refuse: ({ user_id, email, phone_number }: User) => {
    if (user_id === '' || !email.includes('@')) return 'A user has a `user_id` and an `email`.';
    return phone_number === '' || /^\+[0-9]{1,15}$/.test(phone_number)
      ? undefined
      : '`phone_number` is `+` and up to 15 digits.';
  },
  created: (_tenant, row) =>
    row.identities.length > 0 ? row : { ...row, identities: [identityFromUserId(row.user_id)] },
  changed: (tenant, row, before) => {
    if (row.password !== before.password) forgetWrongPasswords(tenant, row);
  },
  removed: forgetWrongPasswords,
});

const apis = collection({
  part: 'apis',
  blank: (tenant) => ({ ...forms.apis.blank, id: tenant.ids.hex(24) }),
  refuse: ({ identifier, signing_alg, scopes }) => {
    if (identifier === '') return 'An API has an `identifier`.';
    if (scopes.some(({ value }) => value === '')) return '`scopes` is a list of {value, description}.';
    return signing_alg === 'RS256' ? undefined : '`signing_alg` is RS256: nothing else is practised here.';
  },
});

const clientGrants = collection({
  part: 'client_grants',
  blank: (tenant) => ({ ...forms.client_grants.blank, id: `cgr_${tenant.ids.alphanumeric(16)}` }),
  refuse: ({ client_id, audience }: ClientGrant) =>
    client_id === '' || audience === ''
      ? 'A client grant has a `client_id`, an `audience` and a list of scopes.'
      : undefined,
});

/** Read and removed; a login makes them. */
const userBlocks = collection({
  part: 'user_blocks',
  blank: () => forms.user_blocks.blank,
  refuse: ({ user_id }: UserBlock) => (user_id === '' ? 'A block has a `user_id`.' : undefined),
});

const connections = collection({
  part: 'connections',
  blank: (tenant) => ({ ...forms.connections.blank, id: `con_${tenant.ids.alphanumeric(16)}` }),
  refuse: ({ name, strategy }: Connection) =>
    /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,126}[A-Za-z0-9])?$/.test(name) && strategy !== ''
      ? undefined
      : 'A connection has a `strategy`, and a `name` of 1 to 128 letters, digits and inner `-`.',
});

const organizations = collection({
  part: 'organizations',
  blank: (tenant) => ({ ...forms.organizations.blank, id: `org_${tenant.ids.alphanumeric(16)}` }),
  refuse: ({ id, name }: Organization) =>
    /^org_[A-Za-z0-9]{16}$/.test(id) && /^[a-z0-9][a-z0-9_-]{0,49}$/.test(name)
      ? undefined
      : 'An organization has an `id` of `org_` and 16 letters or digits, and a `name` of 1 to 50 of a-z, 0-9, `_`, `-`.',
});

/** By their names in the address. */
export const collections = {
  applications,
  users,
  apis,
  'client-grants': clientGrants,
  connections,
  organizations,
  'user-blocks': userBlocks,
};

export function isCollection(name: string): name is keyof typeof collections {
  return Object.hasOwn(collections, name);
}
