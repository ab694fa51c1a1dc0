import type { Plugin, Rolldown } from 'vite';
import { AHEAD, closure } from './chunks-plugin.ts';

const PAGE = '/callback.html';

/** The files of these modules, and all that these files import. */
function filesOf(modules: string[], bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const homes = modules.map((module) => {
    const home = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)));
    if (!home) throw new Error(`No built file holds ${module}, which a page announces.`);
    return home.fileName;
  });
  const importsOf = new Map(chunks.map(({ fileName, imports }) => [fileName, imports]));
  return [...closure(homes, (name) => importsOf.get(name) ?? [])];
}

/** The links that let a page ask at once for all of these modules, instead of for one after another. */
function announce(modules: string[], html: string, bundle: Rolldown.OutputBundle) {
  return filesOf(modules, bundle)
    .map((file) => `/${file}`)
    .filter((href) => !html.includes(href))
    .map((href) => ({
      tag: 'link',
      attrs: { rel: 'modulepreload', crossorigin: true, href },
      injectTo: 'head' as const,
    }));
}

/** Lets the page of a callback ask at once for all that the exchange needs. A flow that is not announced takes one more file. */
export function callbackPage(): Plugin {
  return {
    name: 'grantscope-callback-page',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle }) =>
        bundle && path === PAGE ? announce(AHEAD, html, bundle) : undefined,
    },
  };
}
