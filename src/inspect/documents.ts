import { parameter } from '#catalog/fields.ts';
import { isSecretName } from '#catalog/secret-names.ts';
import { type InspectedRow, type Inspection, inspection, sectionOf } from './inspection.ts';
import {
  formatJson,
  type JsonNode,
  type JsonObjectNode,
  member,
  numberOf,
  repeatedNotes,
  textOf,
} from './json.ts';
import { inspectKeys } from './keys.ts';
import { explainPairs } from './parameters.ts';

const LONGEST_VALUE = 4096;

/** A JSON text: keys, a discovery document, an answer of the token endpoint, an error, HAR, a trace, or just JSON. */
export function inspectDocument(node: JsonNode): Inspection {
  const keys = inspectKeys(node);
  if (keys) return keys;
  const pretty = formatJson(node);
  if (node.kind !== 'object')
    return inspection(
      'json',
      'JSON',
      node.kind === 'array' ? `a list of ${node.items.length}` : `a ${node.kind}`,
      { pretty },
    );
  return { ...inspectObject(node), pretty, notes: repeatedNotes(node) };
}

function inspectObject(node: JsonObjectNode): Inspection {
  const entries = member(member(node, 'log'), 'entries');
  if (entries?.kind === 'array') return inspectHar(node, entries.items);
  if (textOf(node, 'format') === 'grantscope-trace') return inspectTrace(node);
  const section = (title: string, refine = (row: InspectedRow) => row) => ({
    sections: [
      sectionOf(title, node.members, (members) =>
        members.map(({ name, value }) => refine(rowOf(name, value))),
      ),
    ],
  });
  if (textOf(node, 'issuer') && (textOf(node, 'authorization_endpoint') || textOf(node, 'jwks_uri')))
    return inspection(
      'json',
      'Discovery document',
      'OpenID Provider metadata',
      section('Metadata', ({ meaning: _, secret: __, ...row }) => {
        const known = parameter(row.name);
        return known ? { ...row, meaning: known.meaning } : row;
      }),
    );
  if (textOf(node, 'access_token') || textOf(node, 'id_token'))
    return inspection('json', 'Token response', 'the answer of the token endpoint', section('Fields'));
  if (textOf(node, 'device_code') && textOf(node, 'user_code'))
    return inspection('json', 'Device authorization response', 'the answer to a device', section('Fields'));
  if (textOf(node, 'error')) return inspection('json', 'Error response', 'OAuth', section('Fields'));
  return inspection(
    'json',
    'JSON',
    `an object of ${node.members.length}`,
    section('Fields', ({ meaning, ...row }) =>
      meaning?.startsWith('Not a parameter') || !meaning ? row : { ...row, meaning },
    ),
  );
}

function rowOf(name: string, value: JsonNode): InspectedRow {
  const text = value.kind === 'string' ? value.value : formatJson(value, LONGEST_VALUE);
  const [row] = value.kind === 'string' ? explainPairs([{ name, value: text }]) : [];
  const shown = text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
  return {
    ...(row ?? { name, secret: isSecretName(name) && value.kind !== 'object' }),
    name,
    value: value.kind === 'string' ? text : shown,
  };
}

function inspectHar(node: JsonObjectNode, entries: JsonNode[]): Inspection {
  const log = member(node, 'log');
  const hosts = new Map<string, number>();
  for (const entry of entries) {
    const url = textOf(member(entry, 'request'), 'url') ?? '';
    const host = URL.canParse(url) ? new URL(url).host : '(no host)';
    hosts.set(host, (hosts.get(host) ?? 0) + 1);
  }
  const creator = member(log, 'creator');
  return inspection(
    'json',
    'HAR',
    `a recording of ${entries.length} ${entries.length === 1 ? 'request' : 'requests'}`,
    {
      sections: [
        {
          title: 'Recording',
          rows: [
            { name: 'entries', value: String(entries.length) },
            {
              name: 'creator',
              value:
                [textOf(creator, 'name'), textOf(creator, 'version')].filter(Boolean).join(' ') ||
                'not named',
            },
            { name: 'version', value: textOf(log, 'version') ?? 'not given' },
          ],
        },
        {
          title: 'Hosts',
          rows: [...hosts]
            .sort(([, one], [, two]) => two - one)
            .slice(0, 50)
            .map(([name, count]) => ({ name, value: `${count} ${count === 1 ? 'request' : 'requests'}` })),
        },
      ],
    },
  );
}

function inspectTrace(node: JsonObjectNode): Inspection {
  const events = member(node, 'events');
  const list = events?.kind === 'array' ? events.items : [];
  const started = list[0];
  return inspection('json', 'Grantscope trace', `${list.length} events of a run`, {
    sections: [
      {
        title: 'Run',
        rows: [
          { name: 'flow', value: textOf(started, 'title') ?? textOf(started, 'flow') ?? 'not named' },
          { name: 'issuer', value: textOf(member(started, 'target'), 'issuer') ?? 'not named' },
          { name: 'events', value: String(list.length) },
          { name: 'version', value: String(numberOf(node, 'version') ?? 'not given') },
        ],
      },
    ],
  });
}
