/** The app can be installed: what its manifest names is there, in the sizes that it says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const publicFile = (name: string) => readFileSync(join(import.meta.dirname, '../public', name));

type Manifest = {
  start_url: string;
  icons: { src: string; type: string; sizes: string; purpose?: string }[];
};
const manifest = JSON.parse(publicFile('manifest.webmanifest').toString()) as Manifest;

it.each(manifest.icons)('the icon $src is of its type and its size', ({ src, type, sizes }) => {
  const bytes = publicFile(src.slice(1));
  if (type === 'image/svg+xml') {
    expect(bytes.toString()).toMatch(/^<svg /);
    return;
  }
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
});

it('has what a browser wants before it offers to install: 192 and 512 pixels, and one that may be cut round', () => {
  const sizes = manifest.icons.map((icon) => icon.sizes);
  expect(sizes).toEqual(expect.arrayContaining(['192x192', '512x512']));
  expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  expect(manifest.start_url).toBe('/');
});

it('is named by the page', () => {
  const page = readFileSync(join(import.meta.dirname, '../index.html'), 'utf8');
  expect(page).toContain('<link rel="manifest" href="/manifest.webmanifest" />');
});
