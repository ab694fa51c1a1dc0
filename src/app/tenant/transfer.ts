/** Export and import of tenants as a JSON file. No secret ever goes in; whatever else a file brings is left out. */
import * as v from 'valibot';
import { clientAuthMethods } from '#catalog/client-auth.ts';
import { parseIssuer } from '#catalog/issuer.ts';
import { isSecretName } from '#catalog/secret-names.ts';
import { newId } from '#lib/ids.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';
import type { Tenant } from '#store/types.ts';

const FORMAT = 'grantscope-tenants';
const VERSION = 1;
const LARGEST_FILE_CHARACTERS = 2_000_000;

const short = v.pipe(v.string(), v.maxLength(2048));
const optional = v.optional(short, '');

/** By the same rules as what is typed: a file brings nothing that the form would refuse or change. */
function isIssuer(text: string): boolean {
  const parsed = parseIssuer(text);
  return !isProblem(parsed) && parsed.issuer === text;
}

const application = v.object({
  name: v.pipe(short, v.minLength(1)),
  clientId: v.pipe(short, v.minLength(1)),
  type: v.picklist(['spa', 'web', 'native', 'machine']),
  authMethod: v.picklist(clientAuthMethods),
  audience: optional,
  scope: optional,
  connection: optional,
  organization: optional,
  extra: v.optional(v.pipe(v.array(v.tuple([short, short])), v.maxLength(100)), []),
});

const tenant = v.object({
  name: v.pipe(short, v.minLength(1)),
  kind: v.picklist(['auth0', 'oidc']),
  issuer: v.pipe(
    short,
    v.check(
      isIssuer,
      'An issuer is an https address, without a user name, a password, a query or a fragment.',
    ),
  ),
  applications: v.pipe(v.array(application), v.maxLength(200)),
});

const file = v.object({
  format: v.literal(FORMAT),
  version: v.number(),
  tenants: v.pipe(v.array(tenant), v.minLength(1), v.maxLength(200)),
});

/** The file's text. The sandbox is left out: it is another one in each browser. */
export function exportTenants(tenants: Tenant[]): string {
  const kept = tenants
    .filter(({ kind }) => kind !== 'sandbox')
    .map(({ id: _, createdAt: __, usedAt: ___, applications, ...rest }) => ({
      ...rest,
      applications: applications.map(({ id: ____, extra, ...app }) => ({
        ...app,
        extra: extra.filter(([name]) => !isSecretName(name)),
      })),
    }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, tenants: kept }, null, 2)}\n`;
}

/**
 * Reads such a file; every tenant and application gets a new id, so that nothing kept is overwritten. Problems:
 * `file-too-large`, `not-json`, `file-too-new`, `not-a-tenants-file`.
 */
export function importTenants(text: string, now = Date.now()): Tenant[] | Problem {
  if (text.length > LARGEST_FILE_CHARACTERS) {
    return problem('file-too-large', 'The file is too large', 'A list of tenants is smaller than 2 MB.');
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return problem(
      'not-json',
      'The file is not JSON',
      error instanceof Error ? error.message : String(error),
    );
  }
  const head = v.safeParse(v.object({ format: v.literal(FORMAT), version: v.number() }), json);
  if (head.success && head.output.version > VERSION) {
    return problem(
      'file-too-new',
      'The file was written by a newer Grantscope',
      `It has version ${head.output.version}, and this one reads up to ${VERSION}. Reload this page to get the newest.`,
    );
  }
  const read = v.safeParse(file, json);
  if (!read.success) {
    const [issue] = read.issues;
    return problem(
      'not-a-tenants-file',
      head.success ? 'A part of the file cannot be read' : 'This is not a list of tenants',
      `${v.getDotPath(issue) ?? 'The file'}: ${issue.message}`,
    );
  }
  return read.output.tenants.map((given) => ({
    ...given,
    id: newId(),
    createdAt: now,
    usedAt: now,
    applications: given.applications.map((app) => ({
      ...app,
      id: newId(),
      extra: app.extra.filter(([name]) => !isSecretName(name)),
    })),
  }));
}
