/** What *Before you start* says of the tenant, from its discovery document and keys, and of a practice tenant from its state. */
import type { Line as CheckLine, TenantReport } from '#app/queries/check-tenant.ts';
import type { Flow } from '#flows/flow.ts';
import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';
import type { Target } from '#trace/event.ts';

/** `unknown` is no `holds`: nobody here can tell. */
export type BeforeLine = { title: string; state: 'holds' | 'not' | 'unknown'; detail?: string };

/** What a practice tenant of this tab says of the application. */
export type Registered = { callbacks: string[]; grants: string[]; faults: readonly string[] };

/**
 * Issuer, endpoints, keys, PKCE, client authentication and grant, as far as the documents go. Nothing here knows what
 * this application may do: on Auth0 discovery names no grants, and `/authorize` answers no page of another origin.
 */
export function askedLines(
  flow: Flow,
  target: Target,
  report: TenantReport,
  registered: Registered | undefined,
): BeforeLine[] {
  if (report.silent) {
    const why = report.lines[0]?.title ?? 'no answer came';
    return [
      {
        title: 'Issuer, keys, PKCE and grant are not known',
        state: 'unknown',
        detail: `The tenant could not be asked: ${why}.`,
      },
    ];
  }
  const checked = report.lines.filter(({ id }) => id !== 'pkce' && id !== 'issuer').map(lineOf);
  const keys = report.lines.some(({ id }) => id === 'keys' || id === 'answers');
  return [
    ...checked,
    ...(report.document ? [issuerLine(target, report)] : []),
    ...(report.document && !keysSeen(report) && keys ? [KEYS_UNKNOWN] : []),
    ...pkceLine(flow, report),
    ...authenticationLine(target, report),
    ...grantLine(flow, report.document, registered),
  ];
}

const KEYS_UNKNOWN: BeforeLine = {
  title: 'The signing keys are not known',
  state: 'unknown',
  detail: 'The document names no `jwks_uri` that can be asked.',
};

const keysSeen = ({ lines }: TenantReport) => lines.some(({ id }) => id === 'keys');

function lineOf({ status, title, detail }: CheckLine): BeforeLine {
  return status === 'pass' ? { title, state: 'holds' } : { title, state: 'not', detail };
}

/** The report may be of the issuer with its slash put right; a run compares with what is kept. */
function issuerLine(target: Target, report: TenantReport): BeforeLine {
  const stated = String(report.document?.['issuer']);
  return stated === target.issuer
    ? { title: '`issuer` matches, letter by letter', state: 'holds' }
    : {
        title: report.notice ? '`issuer` differs by the slash at its end' : '`issuer` is another one',
        state: 'not',
        detail: `The tenant says \`${stated.slice(0, 300)}\`, and \`${target.issuer}\` is kept here. The first step will stop; change it in the settings of the tenant.`,
      };
}

function pkceLine(flow: Flow, report: TenantReport): BeforeLine[] {
  const line = report.lines.find(({ id }) => id === 'pkce');
  if (!line || !flow.steps.some(({ id }) => id === 'pkce')) return [];
  if (line.status === 'pass') return [{ title: line.title, state: 'holds' }];
  return [{ title: line.title, state: 'unknown', detail: line.detail }];
}

/** Auth0 leaves out `none`, and takes it: its absence tells nothing. */
function authenticationLine({ authMethod }: Target, { document }: TenantReport): BeforeLine[] {
  const methods = document?.['token_endpoint_auth_methods_supported'];
  if (authMethod === 'none' || !Array.isArray(methods)) return [];
  return methods.includes(authMethod)
    ? [{ title: `The tenant takes \`${authMethod}\``, state: 'holds' }]
    : [
        {
          title: `The tenant does not list \`${authMethod}\``,
          state: 'not',
          detail: `\`token_endpoint_auth_methods_supported\` names ${methods.map((one) => `\`${String(one).slice(0, 60)}\``).join(', ')}.`,
        },
      ];
}

function grantLine(
  { grant }: Flow,
  document: JsonObject | undefined,
  registered: Registered | undefined,
): BeforeLine[] {
  if (!document || !grant) return [];
  if (grant === 'urn:ietf:params:oauth:grant-type:device_code' && !document['device_authorization_endpoint'])
    return [
      {
        title: 'Discovery names no `device_authorization_endpoint`',
        state: 'not',
        detail: 'The flow needs it.',
      },
    ];
  if (registered) {
    if (registered.faults.includes('grant-off'))
      return [{ title: 'A fault that refuses the grant is on in the sandbox', state: 'not' }];
    return registered.grants.includes(grant)
      ? [{ title: `The application may use \`${grant}\``, state: 'holds' }]
      : [
          {
            title: `The application may not use \`${grant}\``,
            state: 'not',
            detail: 'It is off in the sandbox.',
          },
        ];
  }
  const offered = document['grant_types_supported'];
  const when = ' The token request tells.';
  if (Array.isArray(offered) && !offered.includes(grant))
    return [{ title: `The tenant does not list the grant \`${grant}\``, state: 'not' }];
  return [
    {
      title: `Whether this application may use \`${grant}\` is not known`,
      state: 'unknown',
      detail: Array.isArray(offered)
        ? `The tenant lists the grant; what an application may do stands in no document.${when}`
        : `Discovery lists no grants here, as on Auth0.${when}`,
    },
  ];
}

/** Where the tenant can be looked into, its list; elsewhere no page can see it: `/authorize` sends no CORS headers. */
export function callbackLine(
  flow: Flow,
  target: Target,
  registered: Registered | undefined,
): BeforeLine | undefined {
  const leaves = flow.steps.findIndex(({ kind }) => kind === 'browser');
  if (leaves < 0) return undefined;
  if (!registered)
    return {
      title: 'Whether `redirect_uri` is on the tenant’s list is not known',
      state: 'unknown',
      detail: `\`/authorize\` answers no page of another origin, so step ${leaves + 1} tells.`,
    };
  if (registered.faults.includes('callback-not-listed'))
    return { title: 'A fault that refuses `redirect_uri` is on in the sandbox', state: 'not' };
  return registered.callbacks.includes(target.redirectUri)
    ? { title: '`redirect_uri` is on the list of the application', state: 'holds' }
    : {
        title: '`redirect_uri` is not on the list of the application',
        state: 'not',
        detail:
          'The tenant will keep the browser on an error page. The list is changed on the sandbox’s page.',
      };
}

/** Of the sandbox's state, what it says of one application; undefined where it does not know it. */
export function registeredIn(
  state: Json,
  clientId: string,
  faults: readonly string[],
): Registered | undefined {
  const applications = isJsonObject(state) ? state['applications'] : undefined;
  const found = Array.isArray(applications)
    ? applications.find((one): one is JsonObject => isJsonObject(one) && one['client_id'] === clientId)
    : undefined;
  return found && { callbacks: texts(found['callbacks']), grants: texts(found['grant_types']), faults };
}

const texts = (value: Json | undefined) =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
