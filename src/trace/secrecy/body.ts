import { readJson } from './read-json.ts';
import { readMultipart } from './read-multipart.ts';
import { readXml } from './read-xml.ts';
import { View } from './view.ts';

const ONE_TOKEN = /^\s*[\w-]+(?:\.[\w-]*){2,4}\s*$/;

/**
 * Whether a body is of a kind whose every part has a name, so that the names can be trusted to tell what is secret: a
 * form, JSON, XML, multipart, or one token. HTML and plain text are not.
 */
export function isReadable(text: string, contentType: string): boolean {
  if (text.trim() === '' || contentType.startsWith('application/x-www-form-urlencoded')) return true;
  const isHtml = /html/.test(contentType) || /<!doctype html|<html[\s>]/i.test(text.slice(0, 2000));
  const view = View.of(text);
  if (readJson(view) || readMultipart(view) || ONE_TOKEN.test(text)) return true;
  return !isHtml && readXml(view) !== undefined;
}
