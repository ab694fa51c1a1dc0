/** A run as a Markdown report, to be pasted into an issue. */

import { toMermaid } from '#trace/formats/mermaid.ts';
import type { TraceModel } from '#trace/model.ts';
import type { Finding, Fix } from './rule.ts';

/**
 * What ran, where it stands, each finding with its evidence, the steps, the timeline and a diagram. Takes the model of
 * redacted events: it takes nothing out itself. Texts from the wire are written as code, so that Markdown and HTML in
 * them stay text.
 */
export function reportOf(model: TraceModel, findings: readonly Finding[]): string {
  const { target, steps, rows, phase, current, problem } = model;
  const at = current ? ` at step ${current.index + 1} of ${steps.length}` : '';
  return [
    `# ${plain(model.title)}: ${phase}${at}`,
    '',
    `- Tenant: ${code(target.tenantName)} (${target.tenantKind}), ${code(target.issuer)}`,
    `- Application: ${code(target.applicationName)} (${target.applicationType}), \`client_id\` ${code(target.clientId)}`,
    `- Begun: ${new Date(model.startedAt).toISOString()}`,
    ...Object.entries(model.inputs)
      .filter(([, value]) => value)
      .map(([name, value]) => `- ${code(name)}: ${code(value)}`),
    ...(problem && findings.length === 0 ? ['', `**${plain(problem.title)}** ${plain(problem.detail)}`] : []),
    ...findings.flatMap((finding) => ['', ...findingLines(finding, model)]),
    '',
    '## Steps',
    '',
    table(
      ['#', 'Step', 'Status'],
      steps.map(({ index, title, status, reason }) => [
        String(index + 1),
        plain(title),
        plain(reason ? `${status}: ${reason}` : status),
      ]),
    ),
    '',
    '## Timeline',
    '',
    table(
      ['#', 'Channel', 'What', 'Status', 'ms'],
      rows.map((row) => [
        String(row.number),
        row.channel,
        code(`${row.method ? `${row.method} ` : ''}${row.label}`),
        plain(row.status),
        row.durationMs === undefined ? '' : String(Math.round(row.durationMs)),
      ]),
    ),
    '',
    '```mermaid',
    toMermaid(model).trimEnd(),
    '```',
    '',
    'Made with Grantscope. Secrets were replaced: equal ones by equal `masked~…`.',
    '',
  ].join('\n');
}

function findingLines({ title, cause, evidence, fixes, severity }: Finding, model: TraceModel): string[] {
  const rowOf = (seq: number) => model.rowOf(seq)?.number;
  // A rule points at events; a reader has the rows of the table below.
  const said = (text: string) =>
    plain(text.replace(/\[#(\d+)\]/g, (_, seq) => `row ${rowOf(Number(seq)) ?? '?'}`));
  const rows = new Set(evidence.flatMap(({ event }) => rowOf(event) ?? []));
  return [
    `## ${severity === 'error' ? '' : `${severity}: `}${said(title)}`,
    '',
    said(cause),
    ...(rows.size > 0
      ? ['', `Evidence: ${[...rows].map((row) => `row ${row}`).join(', ')} of the timeline.`]
      : []),
    ...(fixes.length > 0 ? ['', ...fixes.map((fix) => `- ${said(wordsOf(fix))}`)] : []),
  ];
}

function wordsOf(fix: Fix): string {
  switch (fix.kind) {
    case 'dashboard':
      return [fix.path.join(' → '), fix.value && code(fix.value), fix.note].filter(Boolean).join(': ');
    case 'advice':
      return fix.text;
    default:
      return fix.label;
  }
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Our own sentences with words of the wire in backticks: nothing in them is HTML, a link, an image or a mention. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;'))
    .replace(/!?\[/g, (sign) => `\\${sign}`)
    .replaceAll('@', '@\u200b');
}

/** As code, whatever backticks the text has. */
function code(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim() || ' ';
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${flat}\`` : `${fence} ${flat} ${fence}`;
}
