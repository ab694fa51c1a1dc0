import type { Plugin, Rolldown } from 'vite';

const PAGE = '/callback.html';
const ENTRY = '/src/app/callback/entry.ts';
/** What the exchange loads on its way: the engine, and the flow that most logins are. */
const AHEAD = ['/src/app/make-engine.ts', '/src/flows/authorization-code-pkce.ts'];
/** What the start page loads: what only a callback needs must not come with it. */
const START = ['/src/app/main.tsx', '/src/app/routes/home.tsx'];

type ModuleInfo = { importedIds: readonly string[] };

/** These modules, and all that they import, without what comes later by `import()`. */
function closure(modules: string[], infoOf: (id: string) => ModuleInfo | null): Set<string> {
  const found = new Set<string>();
  const add = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    for (const next of infoOf(id)?.importedIds ?? []) add(next);
  };
  for (const module of modules) add(module);
  return found;
}

/** Where the modules of a callback's page go: two files, of which the start page shares one. */
function chunkOf(root: string) {
  let known: { exchange: Set<string>; start: Set<string> } | undefined;
  return (id: string, context: { getModuleInfo(id: string): ModuleInfo | null }): string | null => {
    const from = (modules: string[]) =>
      closure(
        modules.map((module) => root + module),
        (one) => context.getModuleInfo(one),
      );
    known ??= { exchange: from([ENTRY, ...AHEAD]), start: from(START) };
    if (!known.exchange.has(id) || id === root + ENTRY) return null;
    return known.start.has(id) ? 'common' : 'exchange';
  };
}

/** The files of these modules, and all that these files import. */
function filesOf(modules: string[], bundle: Rolldown.OutputBundle): Set<string> {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const homes = modules.map((module) => {
    const home = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)));
    if (!home) throw new Error(`No built file holds ${module}, which the callback's page announces.`);
    return home.fileName;
  });
  const byName = new Map(chunks.map(({ fileName, imports }) => [fileName, { importedIds: imports }]));
  return closure(homes, (name) => byName.get(name) ?? null);
}

/**
 * Lets the page of a callback ask at once for all that the exchange needs, in few files, instead of one after another.
 * A flow that is not announced takes one more file.
 */
export function callbackPage(): Plugin {
  return {
    name: 'grantscope-callback-page',
    config: ({ root = process.cwd() }) => ({
      build: {
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ debugName: 'callback', name: chunkOf(root) }] } },
        },
      },
    }),
    transformIndexHtml: {
      order: 'post',
      handler(html, { path, bundle }) {
        if (!bundle || path !== PAGE) return undefined;
        const announced = [...filesOf(AHEAD, bundle)].map((file) => `/${file}`);
        return announced
          .filter((href) => !html.includes(href))
          .map((href) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href },
            injectTo: 'head',
          }));
      },
    },
  };
}
