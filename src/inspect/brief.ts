/** What a page shows of an inspection: bounded, whatever was pasted, so that it can be sent between threads. */
import { claimMeaning } from '#catalog/claims.ts';
import { type Inspection, MOST_ROWS } from './inspection.ts';
import { formatJson, type JsonMember, type JsonNode, type JsonObjectNode } from './json.ts';

/** Nodes that a value of a claim may have and still be sent as a tree. */
const LARGEST_TREE = 20;

/**
 * The same inspection with a token of at most `MOST_ROWS` members a part. Claims that have a meaning here are kept
 * wherever they stand; a large value becomes the text that it is shown as. `pretty` and the texts stay whole.
 */
export function brief(found: Inspection): Inspection {
  const { token } = found;
  if (!token) return found;
  const header = briefObject(token.header);
  if (token.form === 'jwe') return { ...found, token: { ...token, header } };
  return {
    ...found,
    token: { ...token, header, ...(token.claims ? { claims: briefObject(token.claims) } : {}) },
  };
}

function briefObject(node: JsonObjectNode): JsonObjectNode {
  const kept = node.members.length > MOST_ROWS ? mostTelling(node.members, MOST_ROWS) : node.members;
  const omitted = node.members.length - kept.length;
  return {
    kind: 'object',
    members: kept.map((member) => ({ ...member, value: briefValue(member.value) })),
    ...(omitted > 0 ? { omitted } : {}),
  };
}

/** Of a name that is repeated the last one counts, so it is looked for from the end. */
function mostTelling(members: JsonMember[], most: number): JsonMember[] {
  const known = members.filter(({ name }) => claimMeaning(name) !== undefined).slice(-most / 2);
  const kept = new Set([...known, ...members.slice(0, most - known.length)]);
  return members.filter((member) => kept.has(member));
}

function briefValue(value: JsonNode): JsonNode {
  return isLarger(value, { room: LARGEST_TREE }) ? { kind: 'string', value: formatJson(value) } : value;
}

function isLarger(value: JsonNode, left: { room: number }): boolean {
  if (--left.room < 0) return true;
  if (value.kind === 'array') return value.items.some((item) => isLarger(item, left));
  return value.kind === 'object' && value.members.some((each) => isLarger(each.value, left));
}
