import { DEVICE_GRANT, grantOf, tokensOf } from '#diagnose/attempt.ts';
import type { Explained } from '#diagnose/build.ts';
import { loginStep, retry, scopeWith, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { Rule, Told } from '#diagnose/rule.ts';
import type { TraceModel } from '#trace/model.ts';

const code = 'no-refresh-token';

/** A warning where `offline_access` was asked for and not granted; a note where nobody asked. */
export const noRefreshToken: Rule = {
  code,
  severity: 'warning',
  applies: (model) => missing(model) !== undefined,
  findings: (model): Told[] => {
    const tokens = missing(model);
    if (!tokens) return [];
    return [
      tokens.asked
        ? { code, severity: 'warning', ...refused(model, tokens.event) }
        : { code, severity: 'note', ...unasked(model, tokens.event) },
    ];
  },
};

function missing(model: TraceModel) {
  const tokens = tokensOf(model);
  const grant = tokens && grantOf(tokens.exchange);
  if (!tokens || (grant !== 'authorization_code' && grant !== DEVICE_GRANT)) return undefined;
  if (tokens.body['refresh_token']) return undefined;
  return {
    event: tokens.event,
    asked: (model.inputs['scope'] ?? '').split(/\s+/).includes('offline_access'),
  };
}

function refused(model: TraceModel, event: number): Explained {
  return {
    title: 'No refresh token came, though `offline_access` was asked for',
    cause:
      model.target.tenantKind === 'oidc'
        ? 'The tenant dropped the scope without an error. Some give one only with `prompt=consent` (OpenID Connect Core section 11), most only where the application may use the grant `refresh_token`.'
        : 'The tenant gives one only when the API allows offline access and the application may use the grant `refresh_token`. One of the two is off; the tenant drops the scope without an error.',
    evidence: [{ event, path: 'body.scope', note: 'What was granted.' }],
    fixes: [
      setting(model, 'apiOfflineAccess'),
      setting(model, 'grantTypes', { value: 'refresh_token' }),
      ...retry(model, loginStep(model), 'Changed it. Log in again'),
    ],
    references: [pages.refreshTokens, pages.refreshing],
  };
}

function unasked(model: TraceModel, event: number): Explained {
  return {
    title: 'No refresh token: `offline_access` is not in the `scope`',
    cause:
      'That is fine for a single visit. When the access token expires, the user has to return to the tenant.',
    evidence: [{ event, path: 'body', note: 'The answer has no `refresh_token`.' }],
    fixes: retry(
      model,
      loginStep(model),
      'Ask for `offline_access` and log in again',
      scopeWith(model, 'offline_access'),
    ),
    references: [pages.refreshTokens],
    causes: { edits: ['scope'], faults: [], otherwise: 'application' },
  };
}
