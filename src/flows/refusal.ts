import { type Problem, problem } from '#lib/problem.ts';

/** The code of a Problem for an `error` of the tenant, whatever letters it is in. */
export function codeOf(error: string): string {
  return (
    error
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'error-unnamed'
  );
}

/**
 * The Problem of an error that the tenant answered (RFC 6749 section 5.2): its `error` in kebab-case is the code. For steps
 * whose endpoint oauth4webapi has no call for; what oauth4webapi throws becomes one by itself. `endpoint` is the step.
 */
export function refusalOf(
  error: string,
  description: string | undefined,
  status: number | null,
  endpoint: string,
): Problem {
  return problem(
    codeOf(error),
    `The tenant answered \`${error}\``,
    description ?? 'It gave no description.',
    {
      spec: 'RFC 6749 section 5.2',
      cause: { error, error_description: description ?? null, status, endpoint },
    },
  );
}
