import { dashboard } from '#catalog/dashboard.ts';
import { errorMeaning } from '#catalog/errors.ts';
import { opens, parameter } from '#catalog/fields.ts';
import { grantOf } from '#catalog/grants.ts';
import { isSecretName } from '#catalog/secret-names.ts';
import { decodeHostedState } from './hosted-state.ts';
import type { InspectedRow } from './inspection.ts';
import { looksLikeToken } from './token.ts';

export type Pair = { name: string; value: string };

/** Splits `application/x-www-form-urlencoded` text; repeated names stay, and a broken `%` is kept as it is. */
export function pairsOf(text: string): Pair[] {
  return text
    .replace(/^[?#]/, '')
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0
        ? { name: decode(pair), value: '' }
        : { name: decode(pair.slice(0, at)), value: decode(pair.slice(at + 1)) };
    });
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** Each parameter with what it is for, what its value says, and the Dashboard field that governs it. */
export function explainPairs(pairs: Pair[]): InspectedRow[] {
  const counts = new Map<string, number>();
  for (const { name } of pairs) counts.set(name, (counts.get(name) ?? 0) + 1);
  return pairs.map((pair) => explainPair(pair, (counts.get(pair.name) ?? 0) > 1));
}

function explainPair({ name, value }: Pair, repeated: boolean): InspectedRow {
  const known = parameter(name);
  const said =
    name === 'error'
      ? errorMeaning(value)?.meaning
      : name === 'grant_type'
        ? grantOf(value)?.meaning
        : undefined;
  const hosted = name === 'state' && decodeHostedState(value) !== undefined;
  const meaning = [
    said ?? known?.meaning ?? 'Not a parameter that is known here.',
    repeated ? 'It stands more than once; a tenant refuses that.' : '',
  ];
  return {
    name,
    value,
    meaning: meaning.filter(Boolean).join(' '),
    ...(known?.dashboard ? { place: dashboard[known.dashboard] } : {}),
    ...(isSecretName(name) && value ? { secret: true } : {}),
    ...(name === 'error' || repeated ? { bad: true } : {}),
    ...(value && ((known && opens(known)) || hosted || looksLikeToken(value)) ? { opens: value } : {}),
  };
}

/** Whether the text reads as a form body: `name=value` pairs, with names that a parameter can have. */
export function looksLikeForm(text: string): boolean {
  const pairs = text.replace(/^[?#]/, '').split('&');
  return (
    pairs.every((pair) => /^[A-Za-z0-9_.[\]%~:-]+=\S*$/.test(pair)) &&
    (pairs.length > 1 || parameter(pairs[0]?.split('=')[0] ?? '') !== undefined || /^[?#]/.test(text))
  );
}
