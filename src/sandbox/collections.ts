/** Applications, users, APIs and client grants: create, change, remove. */
import type { Tenant } from './context.ts';
import { isProblemText, merged, type ProblemText } from './merge.ts';
import { newApplication, newUser } from './seed.ts';
import type { Api, Application, ClientGrant, User } from './state.ts';

type Body = Record<string, unknown> | undefined;

type Kind<Item> = {
  list(tenant: Tenant): Item[];
  idOf(item: Item): string;
  blank(tenant: Tenant): Item;
  /** Why the item cannot be kept. */
  refuse(item: Item): string | undefined;
};

type Collection = {
  create(tenant: Tenant, body: Body): object | ProblemText;
  change(tenant: Tenant, id: string, body: Body): object | ProblemText | undefined;
  remove(tenant: Tenant, id: string): boolean;
};

const MOST_ITEMS = 500;

function collection<Item extends object>({ list, idOf, blank, refuse }: Kind<Item>): Collection {
  const checked = (item: Item | ProblemText): Item | ProblemText => {
    const problem = isProblemText(item) ? undefined : refuse(item);
    return problem === undefined ? item : { problem };
  };
  return {
    create(tenant, body) {
      const items = list(tenant);
      const item = checked(merged(blank(tenant), body));
      if (isProblemText(item)) return item;
      if (items.length >= MOST_ITEMS) return { problem: `At most ${MOST_ITEMS} are kept.` };
      if (items.some((one) => idOf(one) === idOf(item))) return { problem: 'There is one with this id.' };
      items.push(item);
      return item;
    },
    change(tenant, id, body) {
      const items = list(tenant);
      const at = items.findIndex((one) => idOf(one) === id);
      const before = items[at];
      if (!before) return undefined;
      const item = checked(merged(before, body));
      if (isProblemText(item)) return item;
      if (idOf(item) !== id) return { problem: 'The id stays as it is.' };
      items[at] = item;
      return item;
    },
    remove(tenant, id) {
      const items = list(tenant);
      const at = items.findIndex((one) => idOf(one) === id);
      if (at >= 0) items.splice(at, 1);
      return at >= 0;
    },
  };
}

const APP_TYPES = ['spa', 'regular_web', 'native', 'non_interactive'];
const AUTH_METHODS = ['none', 'client_secret_post', 'client_secret_basic'];

const applications = collection<Application>({
  list: (tenant) => tenant.state.applications,
  idOf: ({ client_id }) => client_id,
  blank: (tenant) => ({
    ...newApplication(),
    client_id: tenant.ids.alphanumeric(32),
    client_secret: tenant.ids.text(64),
  }),
  refuse: ({ client_id, app_type, token_endpoint_auth_method, jwt_configuration }) => {
    if (!/^[\w-]{1,64}$/.test(client_id)) return '`client_id` has 1 to 64 letters, digits, `_` or `-`.';
    if (!APP_TYPES.includes(app_type)) return `\`app_type\` is one of ${APP_TYPES.join(', ')}.`;
    if (!AUTH_METHODS.includes(token_endpoint_auth_method)) {
      return `\`token_endpoint_auth_method\` is one of ${AUTH_METHODS.join(', ')}.`;
    }
    return ['RS256', 'HS256'].includes(jwt_configuration.alg) ? undefined : '`alg` is RS256 or HS256.';
  },
});

const users = collection<User>({
  list: (tenant) => tenant.state.users,
  idOf: ({ user_id }) => user_id,
  blank: (tenant) => ({ ...newUser(tenant.now()), user_id: `auth0|${tenant.ids.hex(24)}` }),
  refuse: ({ user_id, email }) =>
    user_id === '' || !email.includes('@') ? 'A user has a `user_id` and an `email`.' : undefined,
});

const apis = collection<Api>({
  list: (tenant) => tenant.state.apis,
  idOf: ({ id }) => id,
  blank: (tenant) => ({
    id: tenant.ids.hex(24),
    identifier: '',
    name: '',
    scopes: [],
    allow_offline_access: false,
    signing_alg: 'RS256',
    token_lifetime: 86400,
    token_lifetime_for_web: 7200,
    skip_consent_for_verifiable_first_party_clients: true,
  }),
  refuse: ({ identifier, signing_alg, scopes }) => {
    if (identifier === '') return 'An API has an `identifier`.';
    if (scopes.some((scope) => typeof scope === 'string'))
      return '`scopes` is a list of {value, description}.';
    return signing_alg === 'RS256' ? undefined : '`signing_alg` is RS256: nothing else is practised here.';
  },
});

const clientGrants = collection<ClientGrant>({
  list: (tenant) => tenant.state.client_grants,
  idOf: ({ id }) => id,
  blank: (tenant) => ({ id: `cgr_${tenant.ids.alphanumeric(16)}`, client_id: '', audience: '', scope: [] }),
  refuse: ({ client_id, audience, scope }) =>
    client_id === '' || audience === '' || scope.some((word) => typeof word !== 'string')
      ? 'A client grant has a `client_id`, an `audience` and a list of scopes.'
      : undefined,
});

export const collections = { applications, users, apis, 'client-grants': clientGrants };

export function isCollection(name: string): name is keyof typeof collections {
  return Object.hasOwn(collections, name);
}
