import type { Part } from './reader.ts';
import type { View } from './view.ts';

/** `multipart/form-data`: each part under the name that its `Content-Disposition` gives. */
export function readMultipart(view: View): Part[] | undefined {
  const { text } = view;
  const boundary = /^\s*(--[\w'()+,./:=?-]{1,80})\r?\n/.exec(text)?.[1];
  if (!boundary || !/content-disposition:/i.test(text.slice(0, 1000))) return undefined;
  const parts: Part[] = [];
  let at = text.indexOf(boundary) + boundary.length;
  while (at < text.length) {
    const next = text.indexOf(`\n${boundary}`, at);
    const end = next < 0 ? text.length : next;
    parts.push(...sectionOf(view.slice(at, end)));
    at = next < 0 ? text.length : next + 1 + boundary.length;
  }
  return parts;
}

function sectionOf(view: View): Part[] {
  const [gap] = /\r?\n\r?\n/.exec(view.text) ?? [];
  if (gap === undefined) return [{ view, name: '' }];
  const head = view.text.indexOf(gap);
  const end = view.text.endsWith('\r') ? view.text.length - 1 : view.text.length;
  const name = /content-disposition:[^\r\n]{0,1000}?[;\s]name="?([^"\r\n;]{1,200})/i.exec(
    view.text.slice(0, head),
  );
  return [
    { view: view.slice(0, head), name: '' },
    { view: view.slice(Math.min(head + gap.length, end), end), name: name?.[1] ?? '' },
  ];
}
