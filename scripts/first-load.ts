import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type LoadedFile = { name: string; gzip: number; text: string; imports: string[] };

const STATIC_IMPORT = /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g;
/** What a file asks for by `import()`, as Vite lists it. */
const LATER = /"assets\/([\w.-]+\.js)"/g;
const ANNOUNCED = /<(?:script[^>]*type="module"[^>]*src|link rel="modulepreload"[^>]*href)="([^"]+)"/g;

function read(dist: string, name: string): LoadedFile {
  const text = readFileSync(join(dist, 'assets', name), 'utf8');
  const imports = [...text.matchAll(STATIC_IMPORT)].flatMap(([, next]) => (next ? [next] : []));
  return { name, gzip: gzipSync(text).length, text, imports };
}

/** The scripts that a page runs, and those that it announces with them. */
export function announced(dist: string, page: string): LoadedFile[] {
  const html = readFileSync(join(dist, page), 'utf8');
  const scripts = [...html.matchAll(ANNOUNCED)].flatMap(([, href]) => (href ? [basename(href)] : []));
  if (scripts.length === 0) throw new Error(`${page} names no module script.`);
  return scripts.map((name) => read(dist, name));
}

/** The scripts that `/` loads before it is complete: the page's own, the app, which that asks for, and all they import. */
export function firstLoad(dist: string): LoadedFile[] {
  const loaded = new Map<string, LoadedFile>();
  const load = (name: string) => {
    if (loaded.has(name)) return;
    const file = read(dist, name);
    loaded.set(name, file);
    file.imports.forEach(load);
  };
  for (const { name, text } of announced(dist, 'index.html')) {
    load(name);
    for (const [, next] of text.matchAll(LATER)) if (next) load(next);
  }
  return [...loaded.values()];
}

export const totalGzip = (files: LoadedFile[]) => files.reduce((sum, { gzip }) => sum + gzip, 0);
