/** What is odd about any JSON answer, whatever it says. */
import type { Answer } from '#flows/flow.ts';
import { isBroken } from '#inspect/broken.ts';
import { type JsonNode, parseJson, repeatedNames } from '#inspect/json.ts';
import { isJsonObject, type JsonObject } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';
import { named, note, type Point, remarks, shown, warning } from './remark.ts';

/** The body as an object; undefined for anything else. */
export function objectIn(answer: Answer): JsonObject | undefined {
  const body = answer.json();
  return isJsonObject(body) ? body : undefined;
}

/**
 * Media type and charset of an answer that holds a JSON object (RFC 8259 section 8.1 and 11), names that stand twice in it
 * (section 4), and an error that came as a success (RFC 6749 section 5.2). Headers of a pasted answer are not judged.
 * Does NOT look at members.
 */
export function jsonAnswerRemarks(
  answer: Answer,
  at: Point,
  types: readonly string[] = ['application/json'],
): Check[] {
  const body = objectIn(answer);
  if (!body) return [];
  const [type = '', ...parameters] = (answer.header('content-type') ?? '').toLowerCase().split(/\s*;\s*/);
  const charset = parameters.find((each) => each.startsWith('charset='))?.slice('charset='.length);
  const parsed = parseJson(answer.body);
  const error = body['error'];
  return remarks(
    !answer.brought &&
      !types.includes(type) &&
      warning({
        ...{ id: 'content-type', title: 'A JSON answer says that it is one', spec: 'RFC 8259 section 11' },
        detail: `\`content-type\` is ${type ? `\`${type}\`` : 'missing'}; ${named(types)} was expected. Strict clients refuse it, and a browser may take it for a page.`,
        evidence: at('header.content-type'),
      }),
    !answer.brought &&
      charset !== undefined &&
      !/^"?utf-?8"?$/.test(charset) &&
      note({
        ...{ id: 'charset', title: 'JSON is UTF-8', spec: 'RFC 8259 section 8.1' },
        detail: `\`content-type\` says \`charset=${charset}\`; JSON that is sent around is \`utf-8\`, and was read as that.`,
        evidence: at('header.content-type'),
      }),
    !isBroken(parsed) && repeated(parsed, at),
    error !== undefined &&
      answer.status < 400 &&
      warning({
        ...{ id: 'error-as-success', title: 'An error has the status of an error' },
        detail: `The status is ${answer.status}, and the body says \`error\`: ${shown(error)}. It should be 400 or more: a client that reads the status only takes this for a success.`,
        spec: 'RFC 6749 section 5.2',
        evidence: at('status', 'body.error'),
      }),
  );
}

function repeated(node: JsonNode, at: Point): Check | false {
  const names = repeatedNames(node);
  return (
    names.length > 0 &&
    warning({
      ...{ id: 'repeated-members', title: 'Each member stands once', spec: 'RFC 8259 section 4' },
      detail: `More than once: ${named(names)}. Readers differ in which one they take, so two programs may see two answers. Here the last one counts.`,
      evidence: at(...names.slice(0, 4).map((name) => `body.${name}`)),
    })
  );
}
