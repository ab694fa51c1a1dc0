import { sent } from '#diagnose/attempt.ts';
import { onRefusal } from '#diagnose/build.ts';
import { loginStep, retry, setting, withoutPrompt } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const consentRequired = onRefusal(
  'consent-required',
  ({ exchange, error }) =>
    ['consent_required', 'interaction_required', 'account_selection_required'].includes(error) &&
    exchange.callback !== undefined,
  ({ exchange, evidence, error }, model) => {
    const { hostname } = URL.canParse(model.target.redirectUri)
      ? new URL(model.target.redirectUri)
      : { hostname: '' };
    const local =
      model.target.tenantKind !== 'oidc' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
    const silent = sent(exchange, 'prompt')?.split(' ').includes('none') === true;
    return {
      title: silent
        ? `The user has to be asked first, and \`prompt=none\` forbids it: \`${error}\``
        : `The user has to be asked first, and the tenant did not ask: \`${error}\``,
      cause: [
        error === 'consent_required'
          ? 'Consent for this API and scope is missing.'
          : 'The tenant wants to show a page: for consent, for a second factor, or because an Action of it says so.',
        silent ? '' : 'Nobody sent `prompt=none`, so it was free to show one; its log says why it did not.',
        local
          ? 'On `localhost` Auth0 asks for consent even where the API allows skipping it, because any program on this machine can pose as the app.'
          : '',
      ]
        .filter(Boolean)
        .join(' '),
      evidence: [{ event: exchange.requestEvent, path: 'query.prompt' }, evidence],
      fixes: [
        ...(silent
          ? withoutPrompt(model, exchange, 'Let the tenant ask')
          : retry(model, loginStep(model), 'Begin this login again')),
        ...(local ? [] : [setting(model, 'apiSkipConsent', { note: 'For first-party applications.' })]),
      ],
      references: [pages.consent, pages.silent, pages.authenticationErrors],
    };
  },
);
