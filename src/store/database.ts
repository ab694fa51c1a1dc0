/**
 * The one database of this browser, opened when first needed, in the page and in the service worker. A new shape
 * is a new entry at the end of `migrations`; an entry that shipped is never edited.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Json } from '#lib/json.ts';
import type { ParamList } from '#trace/event.ts';
import type { EventRecord } from './event-records.ts';
import { expire } from './expire.ts';
import type { PendingLeave, RunSummary, Tenant } from './types.ts';

export type StoredPost = { id: string; at: number; url: string; fields: ParamList };
export type StrayCallback = { at: number; url: string; params: ParamList; reason: string };

interface GrantscopeSchema extends DBSchema {
  tenants: { key: string; value: Tenant };
  runs: { key: string; value: RunSummary };
  events: { key: [string, number]; value: EventRecord };
  pending: { key: string; value: PendingLeave; indexes: { run: string } };
  posts: { key: string; value: StoredPost };
  strays: { key: number; value: StrayCallback };
  settings: { key: string; value: Json };
  sandbox: { key: string; value: Json };
  keys: { key: string; value: CryptoKeyPair };
}

export type Database = IDBPDatabase<GrantscopeSchema>;

export const DATABASE_NAME = 'grantscope';

const migrations: ((database: Database) => void)[] = [
  (database) => {
    database.createObjectStore('tenants', { keyPath: 'id' });
    database.createObjectStore('runs', { keyPath: 'run' });
    database.createObjectStore('events', { keyPath: ['run', 'seq'] });
    database.createObjectStore('pending', { keyPath: 'state' }).createIndex('run', 'run');
    database.createObjectStore('posts', { keyPath: 'id' });
    database.createObjectStore('strays', { autoIncrement: true });
    database.createObjectStore('settings');
    database.createObjectStore('sandbox');
  },
  (database) => {
    database.createObjectStore('keys');
  },
  // A record of events may hold many (`event-records.ts`). Those that are there stay as they are; the new number keeps
  // an older version of the site, in another tab, from reading what it would not understand.
  () => undefined,
];

let opening: Promise<Database> | undefined;

/** Opens the database once; a failed or closed one is opened again at the next call. */
export function database(): Promise<Database> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

async function open(): Promise<Database> {
  const opened = await openDB<GrantscopeSchema>(DATABASE_NAME, migrations.length, {
    upgrade(database, oldVersion) {
      for (const migrate of migrations.slice(oldVersion)) migrate(database);
    },
    // Another tab runs a newer version of the site: let it through.
    blocking(_current, _blocked, event) {
      opening = undefined;
      (event.target as IDBDatabase).close();
    },
    terminated() {
      opening = undefined;
    },
  });
  // Begins before anything that the caller asks; what cannot be cleared away now is at the next opening.
  expire(opened).catch(() => undefined);
  return opened;
}

/** Closes the database; the next call opens it again. For tests and for wiping. */
export async function closeDatabase(): Promise<void> {
  const current = opening;
  opening = undefined;
  (await current?.catch(() => undefined))?.close();
}

/** All records of a run, or those that reach beyond a `seq`. */
export function eventsOf(run: string, afterSeq = 0): IDBKeyRange {
  return IDBKeyRange.bound([run, afterSeq], [run, Number.POSITIVE_INFINITY], true);
}
