import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { build, type Plugin, type PluginOption, type ResolvedConfig } from 'vite';
import { CALLBACK } from '#worker/callback-catcher.ts';
import { withPosted } from '#worker/posted-page.ts';
import { headersFile } from './security-headers.ts';

const ENTRY = 'src/worker/service-worker.ts';
/** At which address each page is served. */
const PAGES: Record<string, string> = { 'index.html': '/', 'callback.html': CALLBACK };
const WATCHED = /\/src\/(worker|sandbox|store|lib|trace)\//;

type Precache = { version: string; files: string[] };

/** Bundles the worker as one classic script: a service worker with imports cannot run everywhere. */
async function bundleWorker(
  root: string,
  precache: Precache,
  minify: boolean,
  plugins: PluginOption[],
): Promise<string> {
  const result = await build({
    root,
    plugins,
    configFile: false,
    logLevel: 'warn',
    define: { __PRECACHE__: JSON.stringify(precache) },
    build: {
      write: false,
      minify,
      copyPublicDir: false,
      rolldownOptions: { input: ENTRY, output: { format: 'iife', codeSplitting: false } },
    },
  });
  const [first] = [result].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error(`Vite built nothing from ${ENTRY}.`);
  return chunk.code;
}

/**
 * `/sw.js`, the same in dev and production, with the list of files that it keeps for offline use; and in dev the
 * answer to a form post at the callback. The worker is a bundle of its own, with `plugins` of its own.
 */
export function serviceWorker(plugins: PluginOption[] = []): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'grantscope-worker',
    // After Vite has added index.html to the bundle.
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    async generateBundle(_options, bundle) {
      const files = Object.values(bundle).filter(({ fileName }) => !fileName.endsWith('.map'));
      const hash = createHash('sha256');
      for (const file of files)
        hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
      const precache = {
        version: hash.digest('hex').slice(0, 12),
        files: files
          .map(({ fileName }) => PAGES[fileName] ?? `/${fileName}`)
          .concat('/icon.svg', '/manifest.webmanifest'),
      };
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: await bundleWorker(config.root, precache, true, plugins),
      });
    },
    configureServer(server) {
      let script: Promise<string> | undefined;
      server.watcher.on('change', (file) => {
        if (WATCHED.test(file)) script = undefined;
      });
      server.middlewares.use('/sw.js', async (_request, response) => {
        script ??= bundleWorker(config.root, { version: 'dev', files: [] }, false, plugins);
        response.setHeader('content-type', 'text/javascript');
        response.setHeader('cache-control', 'no-store');
        response.end(await script);
      });
      server.middlewares.use(CALLBACK, async (request, response, next) => {
        if (request.method !== 'POST') return next();
        const parts: Buffer[] = [];
        for await (const part of request) parts.push(part as Buffer);
        const page = await server.transformIndexHtml(
          '/callback.html',
          await readFile(`${config.root}/callback.html`, 'utf8'),
        );
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(withPosted(page, Buffer.concat(parts).toString('utf8')));
      });
    },
  };
}
