/** The data file: grows by lines, survives torn ones, and is its owner's alone. */
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forms } from '#sandbox/records.ts';
import { seedState } from '#sandbox/seed.ts';
import { tableKeys } from '#sandbox/state.ts';
import { createStore, type Store } from '#sandbox/store.ts';
import { type FileStorage, fileStorage } from './file-storage.ts';

let folder: string;
let data: string;
const open: FileStorage[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantscope-'));
  data = join(folder, 'state.json');
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
  await rm(folder, { recursive: true });
});

const seed = () => seedState({ appOrigins: [], seed: 1 });

async function opened(options = {}): Promise<{ store: Store; storage: FileStorage; close(): Promise<void> }> {
  const storage = fileStorage(data, options);
  open.push(storage);
  const store = createStore(storage, seed);
  await store.ready();
  return { store, storage, close: () => storage.close() };
}

/** Each save is a settings change whose name is the number of the save. */
async function saveNames({ store }: { store: Store }, names: string[]) {
  for (const friendly_name of names) {
    store.state.settings = { ...store.state.settings, friendly_name };
    await store.save();
  }
}

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const keptFiles = async () => (await readdir(folder)).filter((name) => name.includes('.kept-'));

describe('a save', () => {
  it('adds a line and leaves what stands there alone', async () => {
    const one = await opened();
    await saveNames(one, ['first']);
    const before = await readFile(data);
    await saveNames(one, ['second', 'third']);
    const after = await readFile(data);
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
    expect(after.subarray(before.length).toString().split('\n')).toHaveLength(3);
  });

  it('writes nothing where nothing changed', async () => {
    const one = await opened();
    await saveNames(one, ['first']);
    const { size } = await stat(data);
    await one.store.save();
    expect((await stat(data)).size).toBe(size);
  });

  it('makes the file anew once the changes outweigh the state', async () => {
    const one = await opened({ compactAt: 1 });
    await saveNames(one, ['first']);
    const { size } = await stat(data);
    const names = Array.from({ length: 200 }, (_, index) => `name ${index} ${'x'.repeat(200)}`);
    await saveNames(one, names);
    expect((await stat(data)).size).toBeLessThan(3 * size);
    await one.close();
    expect((await opened()).store.state.settings.friendly_name).toBe(names.at(-1));
  });

  it('makes the file anew that does not know a table of today', async () => {
    const { organizations: _, ...older } = tableKeys;
    const header = { format: 'grantscope-sandbox', version: 2, tables: Object.keys(older) };
    const { applications } = seed();
    const lines = [header, ...applications.map((one) => [['applications', one.client_id, one]])];
    await writeFile(data, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    const one = await opened();
    const made = { ...forms.organizations.blank, id: 'org_1' };
    one.store.state.organizations.put(made);
    await one.store.save();
    await one.close();
    expect([...(await opened()).store.state.organizations.all()]).toEqual([made]);
  });

  it('makes the file anew after somebody deleted it', async () => {
    const one = await opened();
    await saveNames(one, ['first']);
    await rm(data);
    await saveNames(one, ['second']);
    await one.close();
    expect((await opened()).store.state.settings.friendly_name).toBe('second');
  });
});

type Step = { kind: 'put' | 'delete'; key: string; value: string } | { kind: 'save' | 'reopen' | 'reset' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('put' as const, 'delete' as const),
      // Keys that an object would order or lose.
      key: fc.constantFrom('1', '2', '10', '__proto__', 'constructor', 'a b', 'é\n'),
      value: fc.string(),
    }),
    fc.record({ kind: fc.constantFrom('save' as const, 'reopen' as const, 'reset' as const) }),
  ),
  { maxLength: 40 },
);

describe('whatever happens to the state', () => {
  it('is there after a restart, in its order, as it was with the last save', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom(1, 1000, 1_000_000), async (all, compactAt) => {
        await rm(data, { force: true });
        let one = await opened({ compactAt });
        let saved = [...one.store.state.grants.all()];
        for (const step of [...all, { kind: 'save' } as const, { kind: 'reopen' } as const]) {
          const { grants } = one.store.state;
          if (step.kind === 'put') {
            grants.put({
              id: step.key,
              user_id: step.value,
              client_id: '',
              audience: '',
              scope: [step.value],
            });
          } else if (step.kind === 'delete') grants.delete(step.key);
          else if (step.kind === 'reset') await one.store.replace(seed());
          else if (step.kind === 'save') await one.store.save();
          else {
            await one.close();
            one = await opened({ compactAt });
            expect([...one.store.state.grants.all()]).toEqual(saved);
          }
          if (step.kind === 'save' || step.kind === 'reset') saved = [...one.store.state.grants.all()];
        }
        await one.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('a file that was cut', () => {
  it('anywhere in its last line, is as before that line, and goes on from there', async () => {
    const one = await opened();
    await saveNames(one, ['first']);
    const before = await readFile(data);
    await saveNames(one, ['sécond']);
    await one.close();
    const whole = await readFile(data);
    for (let length = before.length; length < whole.length; length += 9) {
      await writeFile(data, whole.subarray(0, length));
      const again = await opened();
      expect(again.store.state.settings.friendly_name).toBe('first');
      await saveNames(again, ['x']);
      await again.close();
      const last = await opened();
      expect([last.store.state.settings.friendly_name, last.storage.notices]).toEqual(['x', []]);
      await last.close();
    }
  });

  it('in the middle, keeps what comes before, says which line, and puts the old file aside once', async () => {
    const one = await opened();
    await saveNames(one, ['first', 'second', 'third']);
    await one.close();
    const lines = (await readFile(data, 'utf8')).split('\n');
    const at = lines.length - 3;
    lines[at] = '[["settings","",{"friendly';
    await writeFile(data, lines.join('\n'));
    const again = await opened();
    expect(again.store.state.settings.friendly_name).toBe('first');
    expect(again.storage.notices).toEqual([
      expect.stringMatching(
        new RegExp(`Line ${at + 1} cannot be read. It and the 1 after it are left out.*kept-`),
      ),
    ]);
    await again.close();
    const [kept = ''] = await keptFiles();
    expect(await readFile(join(folder, kept), 'utf8')).toBe(lines.join('\n'));
    expect((await opened()).storage.notices).toEqual([]);
    expect(await keptFiles()).toHaveLength(1);
  });
});

describe('a file of another kind', () => {
  it.each([
    ['a package.json', '{"name":"mine","version":"1.0.0"}', 'no `version` of a sandbox state', '644'],
    ['half a document', '{ half', 'is not JSON', '644'],
    [
      'a later document',
      '{"version":1000,"users":[]}',
      'of version 1000, which a later Grantscope wrote',
      '600',
    ],
    [
      'later lines',
      '{"format":"grantscope-sandbox","version":7,"tables":["users"]}\n',
      'of version 7',
      '600',
    ],
  ])('%s is refused with the reason, and stays as it is', async (_name, text, reason, mode) => {
    await writeFile(data, text, { mode: 0o644 });
    await chmod(data, 0o644);
    await expect(opened()).rejects.toThrow(reason);
    expect([await readFile(data, 'utf8'), await modeOf(data)]).toEqual([text, mode]);
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  it('a state with a part that is wrong is put aside, and the sandbox begins anew', async () => {
    const text = JSON.stringify({ ...seed(), sessions: 'none' });
    await writeFile(data, text);
    const one = await opened();
    expect(one.store.state.applications.size).toBe(seed().applications.length);
    expect(one.storage.notices).toEqual([
      expect.stringMatching(/`sessions` is not a list.*begins anew.*kept-/),
    ]);
    const [kept = ''] = await keptFiles();
    expect(await readFile(join(folder, kept), 'utf8')).toBe(text);
  });

  it('a whole document, as the app gives it out, opens', async () => {
    const state = { ...seed(), faults: ['nonce-dropped'] };
    await writeFile(data, JSON.stringify(state, null, 2));
    const one = await opened();
    await saveNames(one, ['mine']);
    await one.close();
    const { store } = await opened();
    expect([store.state.faults, store.state.settings.friendly_name]).toEqual([['nonce-dropped'], 'mine']);
  });
});

describe('who may read', () => {
  it('the owner alone, whatever modes were there before', async () => {
    await writeFile(data, JSON.stringify({ ...seed(), version: 1, log: {}, users: [], codes: {} }));
    await chmod(data, 0o666);
    await writeFile(`${data}.new`, 'left behind');
    await chmod(`${data}.new`, 0o666);
    const seen = new Set<string>();
    const one = await opened({ compactAt: 1 });
    for (let round = 0; round < 30; round++) {
      await saveNames(one, [`name ${round} ${'x'.repeat(500)}`]);
      for (const name of await readdir(folder))
        seen.add(`${name.replace(/kept-.*/, 'kept')} ${await modeOf(join(folder, name))}`);
    }
    expect([...seen].sort()).toEqual(['state.json 600', 'state.json.kept 600', 'state.json.lock 600']);
  });
});

describe('two processes', () => {
  it('do not share a file', async () => {
    await writeFile(`${data}.lock`, String(process.ppid));
    await expect(opened()).rejects.toThrow(`Process ${process.ppid} uses this data file.`);
    await writeFile(`${data}.lock`, '999999999');
    await (await opened()).close();
    expect(await readdir(folder)).not.toContain('state.json.lock');
  });
});
