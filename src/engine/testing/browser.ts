/** A browser small enough for tests: follows redirects, keeps cookies, fills in and submits the forms it meets. */
import type { Callback } from '#flows/flow.ts';
import type { HttpRequest } from '#trace/event.ts';

type Fetch = (request: Request) => Promise<Response>;

const unescapeHtml = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match ? unescapeHtml(match[1] ?? match[2] ?? '') : undefined;
}

/** The first form of a page: where it goes and what it sends, with the person's entries filled in. */
function firstForm(html: string, fill: Record<string, string>) {
  const form = /<form[^>]*>[\s\S]*?<\/form>/.exec(html)?.[0];
  if (!form) return undefined;
  const fields = new URLSearchParams();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const name = attribute(input, 'name');
    if (name) fields.set(name, fill[name] ?? attribute(input, 'value') ?? '');
  }
  const button = /<button[^>]*\sname=[^>]*>/.exec(form)?.[0];
  if (button) fields.set(attribute(button, 'name') ?? '', attribute(button, 'value') ?? '');
  const opening = /<form[^>]*>/.exec(form)?.[0] ?? '';
  return { action: attribute(opening, 'action') ?? '', fields };
}

export function createBrowser(fetch: Fetch, fill: Record<string, string>) {
  const jar = new Map<string, string>();

  async function load(url: string, body?: URLSearchParams): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(
      new Request(url, {
        ...(body ? { method: 'POST', body } : {}),
        headers: { cookie, accept: 'text/html' },
        redirect: 'manual',
      }),
    );
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=', 2);
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  }

  /** Goes to a URL and on, until the address starts with `home` or a page has no form. Returns that callback, or the page. */
  async function go(start: HttpRequest | string, home: string): Promise<Callback | { page: string }> {
    let url = typeof start === 'string' ? start : start.url;
    let body: URLSearchParams | undefined;
    for (let hop = 0; hop < 15; hop++) {
      if (url.startsWith(home)) return arrival(url, body);
      const response = await load(url, body);
      const location = response.headers.get('location');
      if (location) {
        url = new URL(location, url).href;
        body = undefined;
        continue;
      }
      const page = await response.text();
      const form = firstForm(page, fill);
      if (!form) return { page };
      url = new URL(form.action, url).href;
      body = form.fields;
    }
    throw new Error('The browser goes in circles.');
  }

  return { go, load };
}

function arrival(url: string, body: URLSearchParams | undefined): Callback {
  const { searchParams, hash } = new URL(url);
  if (body) return { via: 'form_post', url, params: [...body] };
  if (hash.length > 1) return { via: 'fragment', url, params: [...new URLSearchParams(hash.slice(1))] };
  return { via: 'query', url, params: [...searchParams] };
}
