import { isSecretName } from '#catalog/secret-names.ts';
import { fromXml } from './escapes.ts';
import type { Part } from './reader.ts';
import type { View } from './view.ts';

type Element = { tag: string; name: string; under: string | undefined };

/** Elements of HTML that have no end. */
const EMPTY = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;
/** Private members of `RSAKeyValue`. */
const RSA = /^(?:D|P|Q|DP|DQ|InverseQ)$/;
const ATTRIBUTE = /(?<![\w:.-])([\w:.-]{1,128})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const DEEPEST = 10_000;

/**
 * XML and HTML: the text of each element under its name, each attribute under its own, `name="…" value="…"` as the
 * pair it is. A SAML assertion keeps what it says and loses its signature, without which it proves nothing.
 */
export function readXml(view: View): Part[] | undefined {
  if (!/^\s*<[!?\w]/.test(view.text)) return undefined;
  const parts: Part[] = [];
  const open: Element[] = [];
  const { text } = view;
  let at = 0;
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    const end = tag < 0 ? text.length : tag;
    if (end > at) parts.push(contentOf(view.slice(at, end), open.at(-1)));
    if (tag < 0) break;
    at = afterMarkup(text, tag);
    const special = /^<(?:!\[CDATA\[|!--|[!?])/.exec(text.slice(tag, tag + 9))?.[0];
    if (special) {
      const ends = special === '<![CDATA[' || special === '<!--' ? 3 : 1;
      const inside = view.slice(tag + special.length, Math.max(tag + special.length, at - ends));
      parts.push({ view: inside, name: open.at(-1)?.name ?? '', under: open.at(-1)?.under });
    } else if (text.charAt(tag + 1) === '/') close(open, localName(text.slice(tag + 2, at)));
    else {
      const element = elementOf(view.slice(tag, at), open.at(-1), parts);
      if (!/\/>$/.test(text.slice(tag, at)) && !EMPTY.test(element.tag)) open.push(element);
      if (open.length > DEEPEST) return undefined;
    }
  }
  return parts;
}

function contentOf(view: View, element: Element | undefined): Part {
  return { view: fromXml(view), name: element?.name ?? '', under: element?.under };
}

/** The index behind the tag, comment or section that begins here. */
function afterMarkup(text: string, from: number): number {
  const ends = text.startsWith('<!--', from) ? '-->' : text.startsWith('<![CDATA[', from) ? ']]>' : '>';
  const at = text.indexOf(ends, from);
  return at < 0 ? text.length : at + ends.length;
}

const localName = (tag: string) => /^\s*(?:[\w.-]+:)?([\w.-]*)/.exec(tag)?.[1] ?? '';

function elementOf(tag: View, parent: Element | undefined, parts: Part[]): Element {
  const name = localName(tag.text.slice(1));
  const attributes = [...tag.text.matchAll(ATTRIBUTE)];
  const says =
    attributes
      .find((hit) => /^(?:name|key|id)$/i.test(hit[1] ?? ''))
      ?.slice(2)
      .find(Boolean) ?? '';
  for (const hit of attributes) {
    const value = hit[2] ?? hit[3] ?? hit[4] ?? '';
    const attribute = localName(hit[1] ?? '');
    const end = hit.index + hit[0].length - (hit[4] === undefined ? 1 : 0);
    const isPair = /^(?:value|content)$/i.test(attribute) && isSecretName(says);
    const view = fromXml(tag.slice(end - value.length, end));
    parts.push({ view, name: isPair ? says : attribute, under: parent?.under });
  }
  const isKey = parent?.tag === 'RSAKeyValue' && RSA.test(name);
  const named = isKey ? 'private_key' : isSecretName(name) ? name : isSecretName(says) ? says : undefined;
  const holds = named && !/assertion$/i.test(named) ? named : undefined;
  return { tag: name, name: named ?? name, under: parent?.under ?? holds };
}

/** Ends the innermost element of this name and those that were left open in it; an end without a begin is nothing. */
function close(open: Element[], tag: string): void {
  for (let index = open.length - 1; index >= Math.max(0, open.length - 100); index--) {
    if (open[index]?.tag !== tag) continue;
    open.length = index;
    return;
  }
}
