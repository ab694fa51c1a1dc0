import type { JsonObject } from '#lib/json.ts';
import type { Check, Evidence } from '#trace/event.ts';
import { isText, remarks, shown, warning } from './remark.ts';

const FLAGS = ['email_verified', 'phone_number_verified'];
const TEXTS = [
  'name',
  'given_name',
  'family_name',
  'nickname',
  'preferred_username',
  'email',
  'phone_number',
  'picture',
];

/** OpenID Connect Core section 5.1: kinds of the standard claims. Not of `updated_at`, which Auth0 documents as a text. */
export function claimKindRemarks(claims: JsonObject, at: (name: string) => Evidence[]): Check[] {
  const odd = [
    ...FLAGS.filter((name) => claims[name] !== undefined && typeof claims[name] !== 'boolean'),
    ...TEXTS.filter((name) => claims[name] !== undefined && claims[name] !== null && !isText(claims[name])),
  ];
  return remarks(
    odd.length > 0 &&
      warning({
        ...{ id: 'claim-kinds', title: 'Each claim is of its kind', spec: 'OpenID Connect Core section 5.1' },
        detail: `${odd.map((name) => `\`${name}\` is ${shown(claims[name])}, not ${FLAGS.includes(name) ? 'true or false' : 'a text'}.`).join(' ')}${odd.some((name) => FLAGS.includes(name)) ? ' In most languages the text `"false"` counts as true.' : ''}`,
        evidence: odd.slice(0, 4).flatMap(at),
      }),
  );
}
