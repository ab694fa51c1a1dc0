import type { TraceModel } from '#trace/model.ts';
import { toCurl } from './curl.ts';

/**
 * Every request of the back channel as a script for a POSIX shell, in order; a trip of the browser is a remark with its
 * address. Takes the events as they are: after `redact`, a pseudonym stands where a secret goes.
 */
export function toCurlScript({ rows, exchanges, title, target }: Omit<TraceModel, 'rowOf'>): string {
  const parts = rows.flatMap(({ kind, number, exchange }) => {
    const { sent, response } = (exchange ? exchanges.get(exchange) : undefined) ?? {};
    if (!sent || (kind !== 'request' && kind !== 'redirect-out')) return [];
    const head = `# ${number}. ${remark(`${sent.method} ${sent.url.split('?')[0]}`)}`;
    if (kind === 'redirect-out') return [`${head}\n# In a browser: ${remark(sent.url)}`];
    return [`${head}${response ? `: answered ${response.status} then` : ''}\n${toCurl(sent)}`];
  });
  return [
    '#!/bin/sh',
    `# ${remark(title)}, ${remark(target.tenantName)}.`,
    '# What reads masked~… is a secret that was taken out: put your own in its place. Equal ones are equal.',
    '',
    parts.join('\n\n'),
    '',
  ].join('\n');
}

/** A remark ends at its line. */
const remark = (text: string) => text.replace(/[\r\n\u2028\u2029\0]+/g, ' ').slice(0, 2000);
