/** What every endpoint needs: the state with its look-ups, keys, ids, the clock, and the host's ports. */
import type { Context } from 'hono';
import { type Seams, through } from './faults.ts';
import { createIds, type Ids } from './ids.ts';
import { createKeys, type Keys } from './keys.ts';
import { managementApi } from './management-api.ts';
import { createRateLimiter, type RateLimiter } from './rate-limit.ts';
import { seedState } from './seed.ts';
import type { Api, Application, Settings, User } from './state.ts';
import { createStore, type Storage, type Store } from './store.ts';

/** Tells one browser from another. A service worker sees no cookies, so the host decides how. */
export type SessionStore = {
  /** The session id that comes with the request. */
  read(request: Request): Promise<string | undefined>;
  /** Gives the browser a session id, or takes it away; `headers` are those of the answer. */
  write(id: string | undefined, headers: Headers): Promise<void>;
  /** Which browser this is, before anybody logs in. A host with one browser leaves it out. */
  device?: { read(request: Request): string | undefined; write(id: string, headers: Headers): void };
};

export type TenantOptions = {
  /** Ends in a slash; may carry a path, below which all endpoints then live. */
  issuer: string;
  storage: Storage;
  sessions: SessionStore;
  /** Origins of the app, for callbacks, web origins and the admin API. */
  appOrigins: string[];
  /** The origin of the page that asks, for a host that sees no `Origin` header. */
  askingOrigin?: (request: Request) => string | undefined;
  /** Without it the admin API trusts whoever reaches it; a host that others reach sets one. */
  adminToken?: string;
  /** Makes ids repeatable. Keys are random all the same: WebCrypto takes no seed. */
  seed?: number;
  /** Milliseconds since the epoch. */
  now?: () => number;
};

type LogNote = { type: string; description: string; client_id?: string };
export type Env = {
  Variables: {
    log: LogNote;
    /** The application that the request names; it counts for CORS, whether it proved itself or not. */
    client: Application | undefined;
    originRefused: boolean;
    /** The browser that visits a page; empty where the host has only one. */
    device: string;
  };
};
export type Ctx = Context<Env>;

export class Tenant {
  readonly issuer: string;
  /** Path of the issuer without its last slash: empty at the root. */
  readonly base: string;
  readonly appOrigins: readonly string[];
  readonly adminToken: string | undefined;
  readonly sessions: SessionStore;
  readonly store: Store;
  readonly ids: Ids;
  readonly keys: Keys;
  readonly limits: RateLimiter;
  readonly #options: TenantOptions;
  readonly #managementApi: Api;

  constructor(options: TenantOptions) {
    this.#options = options;
    this.issuer = options.issuer;
    this.base = new URL(options.issuer).pathname.replace(/\/$/, '');
    this.#managementApi = managementApi(this.url('api/v2/'));
    this.appOrigins = options.appOrigins;
    this.adminToken = options.adminToken;
    this.sessions = options.sessions;
    this.store = createStore(options.storage, () => seedState(options));
    this.ids = createIds({
      read: () => this.state.ids,
      write: (ids) => {
        this.state.ids = ids;
      },
    });
    this.keys = createKeys(this.store, this.ids, new URL(options.issuer).hostname);
    this.limits = createRateLimiter();
  }

  /** Undefined for a visit of the browser, and for what is no browser. */
  askingOrigin(request: Request): string | undefined {
    const { askingOrigin } = this.#options;
    return askingOrigin ? askingOrigin(request) : (request.headers.get('origin') ?? undefined);
  }

  get state() {
    return this.store.state;
  }

  /** The first day again, its new keys included. */
  async reset(): Promise<void> {
    await this.store.replace(seedState(this.#options));
    await this.keys.published();
  }

  /** The tenant's own clock, in milliseconds since the epoch. */
  now(): number {
    const host = (this.#options.now ?? Date.now)();
    return this.through('now', host + this.state.clock.offset_seconds * 1000);
  }

  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** A URL of this tenant; `path` begins without a slash. */
  url(path: string): string {
    return this.issuer + path;
  }

  through<Name extends keyof Seams>(seam: Name, value: Seams[Name], grantType?: string): Seams[Name] {
    const { faults } = this.state;
    return faults.length === 0 ? value : through(faults, seam, value, grantType);
  }

  settings(): Settings {
    return this.through('settings', this.state.settings);
  }

  application(clientId: string): Application | undefined {
    return this.through('client', this.state.applications.get(clientId));
  }

  api(identifier: string): Api | undefined {
    const found =
      identifier === this.#managementApi.identifier
        ? this.#managementApi
        : this.state.apis.find((one) => one.identifier === identifier);
    return this.through('api', found);
  }

  user(userId: string): User | undefined {
    return this.state.users.get(userId);
  }
}
