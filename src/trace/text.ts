import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';
import { buildModel } from './build-model.ts';
import type { HttpRequest, HttpResponse, ParamList, TraceEvent } from './event.ts';
import { bodyOf, headerOf, queryOf } from './fields.ts';
import type { Row, TraceModel } from './model.ts';
import { redactWith } from './secrecy/redact.ts';

/**
 * The trace as text that is the same on every machine: one line a row, then the steps. Without times, hosts, ids and
 * values: parameters and members by name only, except the protocol's own words (`error`, `grant_type`, `scope`,
 * `response_type`, `response_mode`, `prompt`, `token_type`). For tests, and to read a trace in a terminal.
 */
export function traceText(events: readonly TraceEvent[]): string {
  // Names, paths and the protocol's own words can hold a secret where a tenant or a person put one.
  const model = buildModel(redactWith(events, () => 'masked'));
  const lines = [`${model.flow}: ${model.target.tenantKind}, ${model.target.applicationType}, ${model.mode}`];
  let branch = 0;
  for (const row of model.rows) {
    if (row.branch !== branch) {
      branch = row.branch;
      const view = model.branches.find((one) => one.branch === branch);
      lines.push(`-- again from ${view?.from ?? '?'}`);
    }
    lines.push(...lineOf(row, model));
  }
  lines.push(`${model.phase}${model.problem ? `: ${model.problem.code}` : ''}`);
  lines.push(`steps: ${model.steps.map((step) => `${step.id}=${step.status}`).join(' ')}`);
  return `${lines.join('\n')}\n`;
}

const SAID = new Set([
  ...['error', 'grant_type', 'scope', 'response_type', 'response_mode', 'prompt', 'token_type'],
  ...['code_challenge_method', 'token_type_hint'],
]);

function lineOf(row: Row, model: TraceModel): string[] {
  const exchange = row.exchange ? model.exchanges.get(row.exchange) : undefined;
  const line = [row.number, row.channel.padEnd(5), labelOf(row), row.status && `[${row.status}]`];
  const details: string[] = [];
  if (exchange?.sent && row.kind !== 'redirect-in') details.push(`  > ${sentText(exchange.sent)}`);
  if (exchange?.planned && row.kind !== 'redirect-in') details.push('  > edited by hand');
  if (exchange?.response && row.kind === 'request') details.push(`  < ${receivedText(exchange.response)}`);
  if (exchange?.failure) details.push(`  < ${exchange.failure.candidates.join(' or ')}`);
  if (exchange?.callback && row.kind === 'redirect-in')
    details.push(`  < ${paramText(exchange.callback.params)}`);
  for (const seq of row.events) details.push(...eventText(model.events[seq - 1]));
  return [line.filter(Boolean).join(' '), ...details.filter((detail) => detail.trim().length > 1)];
}

function labelOf(row: Row): string {
  if (row.kind === 'note' || row.kind === 'page-seen') return row.kind;
  const path = row.label.replace(/^[^/\s]+(?=\/)/, '').replace(/\?.*/, '');
  return row.method ? `${row.method} ${path}` : row.label;
}

function eventText(event: TraceEvent | undefined): string[] {
  switch (event?.kind) {
    case 'checked':
      return [`  ${event.checks.map(({ id, status }) => `${id}=${status}`).join(' ')}`];
    case 'went-on':
      return [`  ~ went on without ${event.checks.join(', ')}`];
    case 'produced':
      return [`  = ${Object.keys(event.values).join(', ')}`];
    case 'again':
      return event.because ? [`  ~ ${event.because.code}, again from ${event.from}`] : [];
    case 'target-changed':
      return [`  = ${Object.keys(event.change).join(', ')}`];
    case 'document':
      return [`  = ${event.document.type}${event.planned === undefined ? '' : ', edited by hand'}`];
    case 'verdict':
      return [`  ! ${event.problem.code}`];
    default:
      return [];
  }
}

function sentText(request: HttpRequest): string {
  const body = bodyOf(request);
  const scheme = headerOf(request.headers, 'authorization')?.split(' ')[0];
  const parts = [
    scheme ? `authorization ${scheme}` : '',
    paramText(queryOf(request.url)),
    body.kind === 'form' ? paramText(body.params) : '',
    body.kind === 'json' ? jsonText(body.value) : '',
    body.kind === 'other' ? 'a body' : '',
  ];
  return parts.filter(Boolean).join('; ');
}

function receivedText(response: HttpResponse): string {
  const body = bodyOf(response);
  if (body.kind === 'json') return jsonText(body.value);
  return body.kind === 'none' ? 'empty' : 'a body that is no JSON';
}

function jsonText(value: Json): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return isJsonObject(value) ? paramText(membersOf(value)) : `a ${value === null ? 'null' : typeof value}`;
}

function membersOf(value: JsonObject): ParamList {
  return Object.entries(value).map(([name, member]) => [
    name,
    typeof member === 'object' && member !== null ? 'object' : String(member),
  ]);
}

function paramText(params: ParamList): string {
  return params.map(([name, value]) => (SAID.has(name) ? `${name}=${value}` : name)).join(', ');
}
