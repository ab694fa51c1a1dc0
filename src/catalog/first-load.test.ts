/** The bulk of the catalog stays out of what a page needs before it works. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '..');

/** What a module imports statically, and as code: types are gone in a build. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[\s\S]*?\sfrom\s+)?'([^']+)'/gm)].flatMap(
    ([, specifier = '']) => {
      const path = specifier.startsWith('#')
        ? join(src, specifier.slice(1))
        : specifier.startsWith('.')
          ? join(dirname(file), specifier)
          : '';
      return /\.tsx?$/.test(path) && existsSync(path) ? [path] : [];
    },
  );
}

function reach(entries: string[]): Set<string> {
  const reached = new Set<string>();
  const queue = [...entries];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    queue.push(...importsOf(file));
  }
  return reached;
}

const filesOf = (folder: string) =>
  readdirSync(join(src, folder))
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(src, folder, name));

const isBulk = (file: string) =>
  /\/catalog\/(?:operations|token-requests)(?:\/|\.ts$)|\/catalog\/(?:shared|openapi)/.test(file);

describe('the bulk of the catalog', () => {
  it('is found by this test where something does import it', () => {
    expect([...reach([join(src, 'catalog/openapi.ts')])].some(isBulk)).toBe(true);
  });

  it.each([
    ['the entry', [join(src, 'app/main.tsx')]],
    ['the routes', filesOf('app/routes')],
    ['the flows', filesOf('flows')],
    ['the engine', filesOf('engine')],
    ['the service worker', filesOf('worker')],
  ])('is not loaded by %s', (_, entries) => {
    const reached = reach(entries);
    expect(reached.size).toBeGreaterThan(entries.length);
    expect([...reached].filter(isBulk)).toEqual([]);
  });
});
