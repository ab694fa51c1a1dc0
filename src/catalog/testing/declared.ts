/** Whether an answer on the wire is one that the catalog declares. */
import type { Answer, Content, ErrorAnswer } from '#catalog/answers.ts';
import { isJsonObject, type Json } from '#lib/json.ts';

export type Declared = { answers: readonly Answer[]; errors: readonly ErrorAnswer[]; issuer: string };

/** `given` or `refused`, as the catalog declares it. Throws, and says what came, where it declares no such answer. */
export async function judge(response: Response, declared: Declared): Promise<'given' | 'refused'> {
  const { status } = response;
  const body = await response.text();
  const undeclared = (why: string) =>
    new Error(`${why}: ${status} ${response.headers.get('content-type')} ${body.slice(0, 300)}`);
  const location = response.headers.get('location');
  if (location !== null) return judgeRedirect(new URL(location, declared.issuer), status, declared);
  const content = contentOf(response.headers.get('content-type') ?? '', body);
  const answers = declared.answers.filter((one) => one.status === status && fitsContent(one, content));
  const errors = declared.errors.filter((one) => one.status === status);
  if (content === 'json') {
    const value = JSON.parse(body) as Json;
    if (answers.some((one) => fitsJson(one, value))) return 'given';
    if (isJsonObject(value) && errors.some((one) => fitsError(one, value))) return 'refused';
    throw undeclared('No answer or refusal has this body');
  }
  if (content === 'html') {
    const sent = errorInPage(body);
    if (sent) return judgeError(sent, declared.errors);
    const problem = /<p class="problem">(\w+): ([\s\S]*?)<\/p>/.exec(body);
    const [, error = '', text = ''] = problem ?? [];
    if (problem && errors.some((one) => one.family === 'page' && says(one, error, unescaped(text))))
      return 'refused';
    if (answers.length > 0) return status < 400 ? 'given' : 'refused';
    throw undeclared('No page is declared like this');
  }
  if (errors.some((one) => one.family === 'text' && matches(one.description ?? '', body))) return 'refused';
  if (answers.length > 0) return 'given';
  throw undeclared('No answer is declared like this');
}

function judgeRedirect(location: URL, status: number, declared: Declared): 'given' | 'refused' {
  const params = new URLSearchParams(`${location.search.slice(1)}&${location.hash.slice(1)}`);
  if (params.has('error')) return judgeError(params, declared.errors);
  const answers = declared.answers.filter((one) => one.status === status && one.content === 'redirect');
  const isHome = location.href.startsWith(declared.issuer);
  const names = [...params.keys()];
  const fits = answers.some(
    ({ fields = [] }) => isHome || names.every((name) => fields.some((use) => use.name === name)),
  );
  if (!fits) throw new Error(`No redirect is declared with ${names.join(', ')}: ${location}`);
  return 'given';
}

function judgeError(params: URLSearchParams, errors: readonly ErrorAnswer[]): 'refused' {
  const error = params.get('error') ?? '';
  const description = params.get('error_description') ?? '';
  const fits = errors.some((one) => one.family === 'redirect' && says(one, error, description));
  if (!fits) throw new Error(`No refusal to the application is declared like this: ${params}`);
  return 'refused';
}

/** The error in a page that posts itself to the application, or gives the answer to the window that asked. */
function errorInPage(html: string): URLSearchParams | undefined {
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  const pairs = inputs.map(([, name = '', value = '']) => [name, unescaped(value)]);
  const message = /data-message="([^"]*)"/.exec(html)?.[1];
  const { response = {} } = message === undefined ? {} : JSON.parse(unescaped(message));
  const params = new URLSearchParams([...pairs, ...Object.entries<string>(response)]);
  return params.has('error') ? params : undefined;
}

function contentOf(type: string, body: string): Content {
  if (type.includes('json')) return 'json';
  if (type.includes('html')) return 'html';
  return body === '' ? 'none' : 'text';
}

const fitsContent = ({ content, mediaType }: Answer, found: Content) =>
  (mediaType === undefined ? content : contentOf(mediaType, 'text')) === found;

/** Required members are there, and none that is not declared, unless the answer is open. */
function fitsJson({ fields = [], isOpen }: Answer, value: Json): boolean {
  if (!isJsonObject(value)) return false;
  const isWhole = fields.every(({ name, need }) => need !== 'required' || name in value);
  return isWhole && (isOpen || Object.keys(value).every((name) => fields.some((use) => use.name === name)));
}

function fitsError(declared: ErrorAnswer, value: Readonly<Record<string, Json>>): boolean {
  switch (declared.family) {
    case 'oauth':
      return says(declared, String(value['error']), String(value['error_description']));
    case 'database':
      return says(declared, String(value['code']), String(value['description']));
    case 'terse':
      return matches(declared.description ?? '', String(value['error']));
    default:
      return false;
  }
}

function says({ error, description }: ErrorAnswer, foundError: string, foundText: string): boolean {
  return error === foundError && (description === undefined || matches(description, foundText));
}

/** Parts in braces stand for anything. */
function matches(template: string, text: string): boolean {
  const parts = template.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*')}$`).test(text);
}

function unescaped(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
