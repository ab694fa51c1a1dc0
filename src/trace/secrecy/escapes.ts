/** The ways in which a text is written inside another one, and how to read them. None of them ever throws. */
import type { Unescape, View } from './view.ts';

/** As a URL writes it; a text that no URL can hold (a lone surrogate) stays as it is. */
export function toPercent(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A JSON string without its quotes. */
export function toJsonString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function toXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}

const byteAt = (text: string, at: number) =>
  /^%[\da-f]{2}$/i.test(text.slice(at, at + 3)) ? Number.parseInt(text.slice(at + 1, at + 3), 16) : -1;

/** `%41`, and the two to four bytes of a character beyond ASCII; `%E9` alone is what Latin-1 means by it. */
const percent: Unescape = (text, at) => {
  const first = byteAt(text, at);
  if (first < 0) return undefined;
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
  const bytes = [first];
  for (let index = 1; index <= more; index++) bytes.push(byteAt(text, at + 3 * index));
  if (more > 0 && !bytes.includes(-1)) {
    try {
      const means = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes));
      return { means, length: 3 * bytes.length };
    } catch {
      // No UTF-8: byte by byte.
    }
  }
  return { means: String.fromCharCode(first), length: 3 };
};

const SHORT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

const backslash: Unescape = (text, at) => {
  const next = text.charAt(at + 1);
  if (next === '') return undefined;
  if (next !== 'u') {
    const means = SHORT[next] ?? (/["'\\/]/.test(next) ? next : undefined);
    return means === undefined ? undefined : { means, length: 2 };
  }
  const hex = text.slice(at + 2, at + 6);
  return /^[\da-f]{4}$/i.test(hex)
    ? { means: String.fromCharCode(Number.parseInt(hex, 16)), length: 6 }
    : undefined;
};

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const entity: Unescape = (text, at) => {
  const [all = '', name = ''] =
    /^&(#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos);/i.exec(text.slice(at, at + 10)) ?? [];
  if (all === '') return undefined;
  const number = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (!name.startsWith('#')) return { means: NAMED[name.toLowerCase()] ?? all, length: all.length };
  return number <= 0x10ffff ? { means: String.fromCodePoint(number), length: all.length } : undefined;
};

const plusIsSpace: Unescape = (text, at) =>
  text.charAt(at) === '+' ? { means: ' ', length: 1 } : percent(text, at);

export const fromPercent = (view: View) => view.decode(/%/g, percent, toPercent);
export const fromForm = (view: View) => view.decode(/[%+]/g, plusIsSpace, toPercent);
export const fromJsonString = (view: View) => view.decode(/\\/g, backslash, toJsonString);
export const fromXml = (view: View) => view.decode(/&/g, entity, toXml);

/** Characters of base64 that are looked at before the rest is. */
const SAMPLE = 32;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What base64 or base64url means as text; undefined where it is neither, or means bytes. */
export function textOfBase64(text: string): string | undefined {
  const standard = text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  if (standard.length % 4 === 1 || standard === '') return undefined;
  try {
    if (hasControls(atob(standard.slice(0, Math.min(SAMPLE, standard.length))))) return undefined;
    const binary = atob(standard);
    const bytes = new Uint8Array(binary.length);
    let high = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = binary.charCodeAt(at);
      bytes[at] = byte;
      high |= byte;
    }
    if (high >= 0x80 && !isUtf8(bytes)) return undefined;
    const means = high < 0x80 ? binary : utf8.decode(bytes);
    return hasControls(means) || MEANINGLESS.test(means) ? undefined : means;
  } catch {
    return undefined;
  }
}

/** Whether each first byte has as many others behind it as it says; what else can be wrong, the decoder tells. */
function isUtf8(bytes: Uint8Array): boolean {
  let missing = 0;
  for (const byte of bytes) {
    const isNext = (byte & 0xc0) === 0x80;
    if (isNext !== missing > 0) return false;
    if (isNext) missing -= 1;
    else if (byte >= 0x80) missing = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
  }
  return missing === 0;
}

/** Control characters other than those of lines: bytes by chance nearly always have some. */
function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 ? code !== 9 && code !== 10 && code !== 13 : code === 0x7f) return true;
  }
  return false;
}

const MEANINGLESS = /[\p{Co}\p{Cn}]/u;
