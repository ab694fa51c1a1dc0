/** A trace as a Mermaid sequence diagram, to be pasted into an issue or a page. */
import type { Lane } from '#trace/event.ts';
import type { Row, TraceModel } from '#trace/model.ts';

const NAMES: Record<Lane, string> = {
  user: 'User',
  device: 'Device',
  app: 'App',
  browser: 'Browser',
  tenant: 'Tenant',
  idp: 'Identity provider',
  api: 'API',
  inbox: 'Inbox',
};

/**
 * One line a row of the timeline, and one for each answer. Takes the events as they are: what is secret is taken out
 * before, by `redact`. Names and paths are written so that Mermaid reads nothing into them.
 */
export function toMermaid({ rows }: Pick<TraceModel, 'rows'>): string {
  const lanes = [...new Set(rows.flatMap(({ from, to }) => [from, to]))];
  return [
    'sequenceDiagram',
    ...(Object.keys(NAMES) as Lane[])
      .filter((lane) => lanes.includes(lane))
      .map((lane) => `    participant ${lane} as ${NAMES[lane]}`),
    ...rows.flatMap((row) => linesOf(row).map((line) => `    ${line}`)),
    '',
  ].join('\n');
}

function linesOf(row: Row): string[] {
  const { number, from, to, kind, channel, method, status } = row;
  const says = plain(`${number} ${method ? `${method} ` : ''}${row.label}`);
  if (from === to || kind === 'note' || kind === 'check' || kind === 'local') {
    return [`Note over ${from}: ${says}${status ? `, ${plain(status)}` : ''}`];
  }
  const arrow = channel === 'front' ? '->>' : '->>+';
  if (kind !== 'request') return [`${from}->>${to}: ${says}${status ? `, ${plain(status)}` : ''}`];
  return [
    `${from}${arrow}${to}: ${says}`,
    `${to}-->>${channel === 'front' ? '' : '-'}${from}: ${plain(status).trim() || 'no answer'}`,
  ];
}

const WRITTEN: Record<string, string> = { '#': '#35;', ';': '#59;', '<': '#60;', '>': '#62;', '%': '#37;' };

/** Mermaid ends a text at a line break or a semicolon, and reads `#…;` as a character and `%%` as a remark. */
function plain(text: string): string {
  return text
    .slice(0, 200)
    .replace(/\s+/g, ' ')
    .replace(/[#;<>%]/g, (sign) => WRITTEN[sign] ?? sign);
}
