import type { Plugin } from 'vite';

/** What the exchange of a callback loads on its way: the page, the engine, and the flow that most logins are. */
export const CALLBACK_ENTRY = '/src/app/callback/entry.ts';
export const AHEAD = ['/src/app/make-engine.ts', '/src/flows/authorization-code-pkce.ts'];
/** What the start page shows and does; every other screen needs it as well. */
export const APP = '/src/app/main.tsx';
/** Screens that are large enough for a file of their own. */
const LARGE: Record<string, string> = {
  run: '/src/app/routes/run.tsx',
  inspect: '/src/app/routes/inspect.tsx',
};
/** Vite's few lines around each `import()`, which many files need, and which must not bring one of these along. */
const HELPER = 'vite/preload-helper';
const STYLES = '/src/app/styles.css';

export type Modules = {
  getModuleInfo(id: string): {
    importedIds: readonly string[];
    dynamicallyImportedIds: readonly string[];
  } | null;
};

/** These modules, and all that they import, without what comes later by `import()`. */
export function closure(
  modules: Iterable<string>,
  importsOf: (id: string) => readonly string[],
): Set<string> {
  const found = new Set<string>();
  const add = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    for (const next of importsOf(id)) add(next);
  };
  for (const module of modules) add(module);
  return found;
}

type Parts = { exchange: Set<string>; app: Set<string>; screens: Map<string, Set<string>> };

function partsOf(root: string, modules: Modules): Parts {
  const infoOf = (id: string) => modules.getModuleInfo(id);
  const from = (ids: Iterable<string>) => closure(ids, (id) => infoOf(id)?.importedIds ?? []);
  const inRoot = (module: string) => root + module;
  const exchange = from([CALLBACK_ENTRY, ...AHEAD].map(inRoot));
  const app = from([inRoot(APP)]);
  const large = new Set(Object.values(LARGE).map(inRoot));
  const everything = closure([inRoot(APP)], (id) => {
    const { importedIds = [], dynamicallyImportedIds = [] } = infoOf(id) ?? {};
    return [...importedIds, ...dynamicallyImportedIds];
  });
  const later = [...everything].flatMap((id) => infoOf(id)?.dynamicallyImportedIds ?? []);
  const small = later.filter((id) => !large.has(id) && !exchange.has(id) && !app.has(id));
  const screens = new Map(Object.entries(LARGE).map(([name, module]) => [name, from([inRoot(module)])]));
  return { exchange, app, screens: screens.set('screens', from(small)) };
}

/**
 * In which file a module goes: few and large ones, since each costs a request. `common` is what the start page shares
 * with a callback, `exchange` what only a callback needs, `app` the rest of the start page, `panels` what large screens
 * share, `screens` all small screens. The styles are a file of their own, so that what needs them first needs no script.
 */
function fileOf(root: string) {
  let known: Parts | undefined;
  return (id: string, modules: Modules): string | null => {
    if (id.includes(HELPER)) return 'runtime';
    if (id === root + STYLES) return 'styles';
    known ??= partsOf(root, modules);
    const { exchange, app, screens } = known;
    if (id === root + CALLBACK_ENTRY) return null;
    if (exchange.has(id)) return app.has(id) ? 'common' : 'exchange';
    if (app.has(id)) return 'app';
    const users = [...screens].filter(([, needed]) => needed.has(id)).map(([name]) => name);
    return users.length > 1 ? 'panels' : (users[0] ?? null);
  };
}

/** A group takes along what its modules import: so in the order in which the files build on each other. */
function groups(root: string) {
  const name = fileOf(root);
  const files = [
    'runtime',
    'styles',
    'common',
    'exchange',
    'app',
    'panels',
    ...Object.keys(LARGE),
    'screens',
  ];
  return files.map((file, index) => ({
    debugName: file,
    priority: files.length - index,
    name: (id: string, modules: Modules) => (name(id, modules) === file ? file : null),
  }));
}

/** Puts the app into few and large files. */
export function chunks(): Plugin {
  return {
    name: 'grantscope-chunks',
    config: ({ root = process.cwd() }) => ({
      build: {
        rolldownOptions: {
          output: { codeSplitting: { groups: groups(root) } },
        },
      },
    }),
  };
}
