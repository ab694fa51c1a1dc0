/** Holds the code against the table in README.md: rooms, arrows, packages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flowList } from '#flows/registry.ts';

const root = import.meta.dirname;

type Room = { mayImport: Set<string>; packages: Set<string> };

function readTable(): Map<string, Room> {
  const rooms = new Map<string, Room>();
  for (const line of readFileSync(join(root, 'README.md'), 'utf8').split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    const name = /^`([a-z]+)`$/.exec(cells[1] ?? '')?.[1];
    if (!name || cells.length < 7) continue;
    const words = (cell = '') => new Set(cell.split(/\s+/).filter((word) => word && word !== '–'));
    rooms.set(name, { mayImport: words(cells[3]), packages: words(cells[4]) });
  }
  return rooms;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'fixtures' || entry.name === 'testing' ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(text: string): string[] {
  const patterns = [/\bfrom\s+'([^']+)'/g, /\bimport\s*\(\s*'([^']+)'/g, /^import\s+'([^']+)'/gm];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const rooms = readTable();
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe('the table in src/README.md', () => {
  it('names every room, and no other', () => {
    expect([...rooms.keys()].sort()).toEqual(folders.sort());
  });

  it.each([...rooms])('%s imports only what the table allows', (name, room) => {
    const wrong: string[] = [];
    for (const file of sources(join(root, name))) {
      for (const specifier of importsOf(readFileSync(file, 'utf8'))) {
        const target = /^#([a-z]+)\//.exec(specifier)?.[1];
        const allowed = specifier.startsWith('./')
          ? true
          : target
            ? target === name || room.mayImport.has(target)
            : room.packages.has(packageOf(specifier));
        if (!allowed) wrong.push(`${file.slice(root.length + 1)} imports ${specifier}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('a flow', () => {
  const ids = flowList.map(({ id }) => id);
  // The practice tenant knows no flow; `gty` of an access token happens to spell one.
  const own = (file: string) =>
    file.includes('/sandbox/') ||
    ids.some((id) => file.endsWith(`flows/${id}.ts`)) ||
    file.endsWith('flows/registry.ts');

  it('is named by its own file and the registry only', () => {
    const elsewhere = sources(root).filter((file) => !own(file));
    const naming = elsewhere.filter((file) =>
      ids.some((id) => readFileSync(file, 'utf8').includes(`'${id}'`)),
    );
    expect(naming.map((file) => file.slice(root.length + 1))).toEqual([]);
  });

  it.each(ids)('%s is one small file', (id) => {
    expect(readFileSync(join(root, 'flows', `${id}.ts`), 'utf8').split('\n').length).toBeLessThanOrEqual(121);
  });
});
