/** What the practice tenant keeps: one document for its data, and one entry for each browser session. */
import type { Json } from '#lib/json.ts';
import { database } from './database.ts';

const STATE = 'state';
const SESSION = 'session:';

export async function loadSandboxState(): Promise<Json | undefined> {
  return (await database()).get('sandbox', STATE);
}

export async function saveSandboxState(state: Json): Promise<void> {
  await (await database()).put('sandbox', state, STATE);
}

export async function loadSandboxSession(id: string): Promise<Json | undefined> {
  return (await database()).get('sandbox', SESSION + id);
}

export async function saveSandboxSession(id: string, session: Json): Promise<void> {
  await (await database()).put('sandbox', session, SESSION + id);
}
