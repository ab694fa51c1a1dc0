import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const FILE = 'licenses.txt';
const LICENSE_FILE = /^(licen[cs]e|copying)(\.(md|txt))?$/i;
const NOTICE_FILE = /^notice(\.(md|txt))?$/i;
const PACKAGE = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;
/** A style sheet keeps the banner of each package in it. */
const STYLE_BANNER = /\/\*! ((?:@[\w.-]+\/)?[\w.-]+) v\d/g;

type Manifest = { name: string; version: string; license?: string };

/** The folder of the package that a module lies in; undefined for our own modules and the bundler's. */
function packageOf(module: string): string | undefined {
  return PACKAGE.exec(module.replace(/^\0/, '').replaceAll('\\', '/'))?.[1];
}

/** What a package asks to stand beside copies of it. Throws where it brings no license. */
function notice(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Manifest;
  const files = readdirSync(folder).sort();
  const texts = [LICENSE_FILE, NOTICE_FILE].flatMap((wanted) => files.filter((file) => wanted.test(file)));
  if (!texts.some((file) => LICENSE_FILE.test(file)))
    throw new Error(
      `${name} is in the bundle and brings no license file: its notice must come from elsewhere.`,
    );
  const bodies = texts.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license ?? 'see below'})`, ...bodies].join('\n\n');
}

/**
 * `licenses.txt` in the build: our license and those of every package of which code or styles are in the page, in its
 * workers or in the service worker. It is made from what the bundler wrote, not from `package.json`: what was shaken
 * off is not named, what came along with a dependency is. The few lines that the bundler adds by itself are left out.
 *
 * Each bundle that is made apart needs a `collector` of its own.
 */
export function notices() {
  const folders = new Set<string>();
  let root = '';

  function collect(bundle: Rolldown.OutputBundle): void {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') {
        for (const [module, { renderedLength }] of Object.entries(file.modules)) {
          const folder = renderedLength > 0 ? packageOf(module) : undefined;
          if (folder) folders.add(folder);
        }
      } else if (file.fileName.endsWith('.css')) {
        for (const [, name = ''] of String(file.source).matchAll(STYLE_BANNER))
          folders.add(join(root, 'node_modules', name));
      }
    }
  }

  const collector = (): Plugin => ({
    name: 'grantscope-notices-collector',
    generateBundle: (_options, bundle) => collect(bundle),
  });

  /** Writes the file; comes after every plugin that bundles something. */
  const writer = (): Plugin => ({
    name: 'grantscope-notices',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_options, bundle) {
      collect(bundle);
      const ours = readFileSync(join(root, 'LICENSE'), 'utf8').trim();
      const theirs = [...new Set([...folders].map(notice))].sort();
      const source = `${[`Grantscope\n\n${ours}`, ...theirs].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
      this.emitFile({ type: 'asset', fileName: FILE, source });
    },
  });

  return { collector, writer };
}
