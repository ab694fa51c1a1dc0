import { onRefusal } from '#diagnose/build.ts';
import { retry, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const consentRequired = onRefusal(
  'consent-required',
  ({ exchange, error }) =>
    ['consent_required', 'interaction_required'].includes(error) && exchange.callback !== undefined,
  ({ exchange, evidence, error }, model) => {
    const { hostname } = URL.canParse(model.target.redirectUri)
      ? new URL(model.target.redirectUri)
      : { hostname: '' };
    const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
    return {
      title: `The user has to be asked first, and \`prompt=none\` forbids it: \`${error}\``,
      cause: local
        ? 'Consent for this API and scope is missing. On `localhost` Auth0 asks for it even where the API allows skipping it, because any program on this machine can pose as the app.'
        : 'Consent for this API and scope is missing, or an Action of the tenant wants to show a page.',
      evidence: [{ event: exchange.requestEvent, path: 'query.prompt' }, evidence],
      fixes: [
        ...retry(model, exchange.step, 'Let the tenant ask', { prompt: '' }),
        setting(model, 'apiSkipConsent', { note: 'For first-party applications, and not on localhost.' }),
      ],
      references: [pages.consent, pages.silent, pages.authenticationErrors],
    };
  },
);
