/** Links that fill in a flow (`/flows/:flow?…`). A link never starts a run and never carries a secret. */
import { isSecretName } from '#catalog/secret-names.ts';
import type { LeaveMode, ParamList } from '#trace/event.ts';
import { secretsIn } from '#trace/secrecy/find.ts';

export type FlowLink = {
  /** As it stands in the link: `issuer` or `domain`. */
  issuer?: string;
  clientId?: string;
  mode?: LeaveMode;
  /** Values of the flow's own inputs. */
  inputs: Record<string, string>;
  /** Every other protocol parameter. */
  extra: ParamList;
  /** Names that were left out: secrets, and what each run makes for itself. */
  secrets: string[];
  made: string[];
};

const modes: LeaveMode[] = ['same-tab', 'popup', 'iframe', 'manual'];

/** Made anew for each run, or fixed by this page: from a link they would only be an attack or a mistake. */
const MADE_BY_THE_RUN = new Set([
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
  'redirect_uri',
  'response_type',
  'grant_type',
]);

const MOST_PARAMETERS = 100;
const LONGEST_VALUE = 4096;

/** By its name, or since there is one in its value: a token, an address with a password, JSON with a key. */
function isSecret(name: string, value: string): boolean {
  if (isSecretName(name) && !MADE_BY_THE_RUN.has(name)) return true;
  return secretsIn(value).length > 0 || secretsIn(name).length > 0;
}

/** Reads a link's query. Does NOT check whether the issuer is one; unknown names become extra parameters. */
export function parseFlowLink(search: URLSearchParams, inputNames: readonly string[]): FlowLink {
  const link: FlowLink = { inputs: {}, extra: [], secrets: [], made: [] };
  for (const [name, value] of [...search].slice(0, MOST_PARAMETERS)) {
    if (!name || value.length > LONGEST_VALUE) continue;
    if (isSecret(name, value)) link.secrets.push(name);
    else if (name === 'issuer' || name === 'domain') link.issuer ??= value;
    else if (name === 'client_id') link.clientId ??= value;
    else if (name === 'redirect_mode') {
      const mode = modes.find((one) => one === value);
      if (mode) link.mode = mode;
    } else if (inputNames.includes(name) && !Object.hasOwn(link.inputs, name)) {
      Object.defineProperty(link.inputs, name, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    } else if (MADE_BY_THE_RUN.has(name)) link.made.push(name);
    else link.extra.push([name, value]);
  }
  return link;
}

/** The same query without its secrets; null when there are none. */
export function withoutSecrets(search: URLSearchParams): URLSearchParams | null {
  const kept = [...search].filter(([name, value]) => !isSecret(name, value));
  return kept.length === [...search].length ? null : new URLSearchParams(kept);
}

/** The query of a link that fills in the form as it stands. Empty values and secrets are left out. */
export function flowLinkQuery(form: {
  issuer: string;
  clientId: string;
  mode: LeaveMode | undefined;
  inputs: Record<string, string>;
  extra: ParamList;
}): URLSearchParams {
  const query = new URLSearchParams({ issuer: form.issuer, client_id: form.clientId });
  if (form.mode) query.set('redirect_mode', form.mode);
  for (const [name, value] of [...Object.entries(form.inputs), ...form.extra]) {
    if (name && value && !isSecret(name, value)) query.append(name, value);
  }
  return query;
}
