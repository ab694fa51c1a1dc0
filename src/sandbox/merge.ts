/** Takes changes from outside into a record, as far as they have its shape. */

export type ProblemText = { problem: string };

export function isProblemText(value: unknown): value is ProblemText {
  return typeof value === 'object' && value !== null && 'problem' in value;
}

/**
 * A copy of `record` with the fields of `patch`. A field that `record` lacks, or of another type, is refused with
 * its name; so a client learns of a typing error at once.
 */
export function merged<Shape extends object>(
  record: Shape,
  patch: Record<string, unknown> | undefined,
): Shape | ProblemText {
  if (!patch) return { problem: 'The body is a JSON object.' };
  const copy = { ...record } as Record<string, unknown>;
  for (const [name, value] of Object.entries(patch)) {
    const before = Object.hasOwn(record, name) ? copy[name] : undefined;
    if (before === undefined) return { problem: `There is no field \`${name}\`.` };
    const after = fitted(before, value);
    if (after === undefined) return { problem: `\`${name}\` has the wrong type.` };
    copy[name] = after;
  }
  return copy as Shape;
}

function fitted(before: unknown, value: unknown): unknown {
  if (Array.isArray(before)) return listOf(value);
  if (typeof before === 'object' && before !== null) {
    const inner = typeof value === 'object' && value !== null ? { ...value } : undefined;
    const result = merged(before, inner as Record<string, unknown> | undefined);
    return isProblemText(result) ? undefined : result;
  }
  if (typeof before === 'number') return Number.isFinite(value) && Number(value) >= 0 ? value : undefined;
  return typeof value === typeof before ? value : undefined;
}

/** Lists hold texts, or scopes with their description. */
function listOf(value: unknown): unknown {
  if (!Array.isArray(value)) return undefined;
  if (value.every((one) => typeof one === 'string')) return value;
  const scopes = value.map((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('value' in one) || typeof one.value !== 'string')
      return null;
    const description = 'description' in one && typeof one.description === 'string' ? one.description : '';
    return { value: one.value, description };
  });
  return scopes.includes(null) ? undefined : scopes;
}
