import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type LoadedFile = { name: string; gzip: number; text: string };

const STATIC_IMPORT = /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g;
const LAZY_HOME = /import\(["'`]\.\/(home-[\w-]+\.js)["'`]\)/;

/** The scripts that `/` loads before it is complete: the entry, the start page, and all they import statically. */
export function firstLoad(dist: string): LoadedFile[] {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const entry = /<script[^>]*type="module"[^>]*src="([^"]+)"/.exec(html)?.[1];
  if (!entry) throw new Error('index.html names no module script.');
  const loaded = new Map<string, LoadedFile>();
  const load = (name: string) => {
    if (loaded.has(name)) return;
    const text = readFileSync(join(dist, 'assets', name), 'utf8');
    loaded.set(name, { name, gzip: gzipSync(text).length, text });
    for (const [, next] of text.matchAll(STATIC_IMPORT)) if (next) load(next);
  };
  load(basename(entry));
  const home = LAZY_HOME.exec(loaded.get(basename(entry))?.text ?? '')?.[1];
  if (!home) throw new Error('The entry does not load the start page.');
  load(home);
  return [...loaded.values()];
}

export const totalGzip = (files: LoadedFile[]) => files.reduce((sum, { gzip }) => sum + gzip, 0);
