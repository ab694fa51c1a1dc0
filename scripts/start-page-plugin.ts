import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, type Plugin, type ResolvedConfig, transformWithOxc } from 'vite';

const PAGE = '/index.html';
const MARKUP = 'src/app/prerender.tsx';
const BEFORE_PAINT = 'src/app/before-paint.ts';
/** React's mark of a part that it leaves to the browser. */
const NOT_RENDERED = '<!--$!-->';
const ROOT = '<div id="root"></div>';

/** The start page's markup, of the app's own components: they are bundled for Node, and print it. */
async function startPage(root: string): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    // What a screen imports later is no part of the markup.
    plugins: [{ name: 'later', resolveDynamicImport: () => false }],
    ssr: { noExternal: true },
    build: { ssr: MARKUP, write: false, rolldownOptions: { output: { codeSplitting: false } } },
  });
  const [first] = [result].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error(`Vite built nothing from ${MARKUP}.`);
  const folder = await mkdtemp(join(tmpdir(), 'grantscope-prerender-'));
  try {
    const file = join(folder, 'prerender.mjs');
    await writeFile(file, chunk.code);
    // In a process of its own: the app opens channels to other tabs, which would keep this one from ending.
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--no-warnings', file]);
    if (stdout.includes(NOT_RENDERED))
      throw new Error(`A part of the start page does not render on Node: ${stderr}`);
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A script of its own and not a module, since it has to run before anything is painted; the policy allows no inline one. */
async function beforePaint(root: string): Promise<{ fileName: string; source: string }> {
  const { code } = await transformWithOxc(await readFile(join(root, BEFORE_PAINT), 'utf8'), BEFORE_PAINT);
  const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8);
  return { fileName: `assets/before-paint-${hash}.js`, source: code };
}

/**
 * The built `index.html` shows the start page before any script has come: its markup stands in the page, and React
 * takes it over. Other addresses get the same file; `before-paint.ts` hides there what is not theirs.
 */
export function prerenderedStart(): Plugin {
  let config: ResolvedConfig;
  let script = '';
  return {
    name: 'grantscope-start-page',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async buildStart() {
      const file = await beforePaint(config.root);
      script = file.fileName;
      this.emitFile({ type: 'asset', ...file });
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { path, bundle }) {
        if (!bundle || path !== PAGE) return undefined;
        const markup = await startPage(config.root);
        return {
          html: html.replace(ROOT, () => `<div id="root">${markup}</div>`),
          tags: [{ tag: 'script', attrs: { src: `/${script}` }, injectTo: 'head-prepend' as const }],
        };
      },
    },
  };
}
