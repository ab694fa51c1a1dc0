import { exchangesOf, refusalsOf, sent } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { rule } from '#diagnose/build.ts';
import { advice, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { Evidence } from '#trace/event.ts';
import type { Exchange, TraceModel } from '#trace/model.ts';

export const unknownClient = rule('unknown-client', 'error', find, ({ exchange, evidence }, model) => {
  const clientId = sent(exchange, 'client_id') ?? model.target.clientId;
  return {
    title: `The tenant has no application \`${clientId}\``,
    cause:
      'The `client_id` belongs to another tenant, was mistyped, or its application was deleted. The tenant cannot trust anything that it says, its callback URL included.',
    evidence: [{ event: exchange.requestEvent, path: 'client_id', note: 'What was sent.' }, evidence],
    fixes: [
      setting(model, 'clientId', { note: 'Copy it from there, and compare the tenant’s domain as well.' }),
      advice(
        'Enter it at “Settings of this tenant”, and start a new run: this one keeps the one it began with.',
      ),
    ],
    references: [pages.applicationSettings, pages.errorPages],
  };
});

function find(model: TraceModel): { exchange: Exchange; evidence: Evidence }[] {
  const page = exchangesOf(model).filter((one) => auth0Texts.unknownClient.test(one.pageSeen ?? ''));
  const refused = refusalsOf(model).filter((one) => auth0Texts.unknownClient.test(one.description));
  return [
    ...page.map((exchange) => ({
      exchange,
      evidence: { event: exchange.responseEvent ?? exchange.requestEvent },
    })),
    ...refused.map(({ exchange, evidence }) => ({ exchange, evidence })),
  ].slice(-1);
}
