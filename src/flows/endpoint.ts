/** Addresses that discovery names: asked for in one way, so that one that cannot be used is told as the tenant's. */
import { type Problem, problem } from '#lib/problem.ts';
import type { StepContext } from './flow.ts';
import { shown } from './remarks/remark.ts';

const SPEC = 'OpenID Connect Discovery 1.0 section 3';

/**
 * The address of a member such as `jwks_uri`. Throws a Problem that names tenant and member: `metadata-missing`,
 * `metadata-invalid` for what is no whole http or https address, `plain-http-refused` where the issuer is https and the
 * address is not. For requests that oauth4webapi does not make: it looks at its own.
 */
export function endpoint(ctx: Pick<StepContext, 'get' | 'target'>, member: string): string {
  const { issuer } = ctx.target;
  const value = ctx.get('discovery')?.[member];
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw unusableMember(ctx, member);
  if (url.protocol === 'http:' && issuer.startsWith('https:')) throw plainHttp(issuer, member, url.href);
  return url.href;
}

/** A member of discovery that a step cannot do without. */
export function unusableMember(ctx: Pick<StepContext, 'get' | 'target'>, member: string): Problem {
  const { issuer } = ctx.target;
  const value = ctx.get('discovery')?.[member];
  const cause = { issuer, member, value: value ?? null };
  return value === undefined || value === ''
    ? problem(
        'metadata-missing',
        `Discovery of \`${issuer}\` names no \`${member}\``,
        `This step needs it. Nothing was sent. The tenant has to add \`${member}\` to its discovery document.`,
        { spec: SPEC, cause },
      )
    : problem(
        'metadata-invalid',
        `Discovery of \`${issuer}\` names no usable \`${member}\``,
        `It is ${shown(value)}, and a whole \`https\` address was expected. Nothing was sent. The tenant has to mend \`${member}\` in its discovery document.`,
        { spec: SPEC, cause },
      );
}

export function plainHttp(issuer: string, member: string, address: string): Problem {
  return problem(
    'plain-http-refused',
    `Discovery of \`${issuer}\` names a plain http address`,
    `\`${member}\` is \`${address}\`: whoever is on the way reads and changes what goes there. Nothing was sent. The tenant has to name an \`https\` address.`,
    { spec: 'RFC 6749 section 1.6', cause: { issuer, member, value: address } },
  );
}
