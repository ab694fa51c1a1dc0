/** What is a secret by its looks, whatever it is called. */

/** Three or five parts of base64url that begin like the header of a token, or a sealed cookie: whole, or its first parts. */
const TOKEN = /(?<![\w-])(?:eyJ[\w-]{8,}|Fe26\.2\*[\w*-]{8,})(?:\.[\w-]*){0,4}/g;
/** Up to its last line, or up to the end of the text where that is cut off. `\n` may stand as two characters. */
const PEM =
  /-----BEGIN (?:[A-Z\d]+ ){0,4}PRIVATE KEY-----[^<>"']*?(?:-----END (?:[A-Z\d]+ ){0,4}PRIVATE KEY-----|(?=[<>"']|$))/g;
/** Tokens that say themselves whose they are. */
const PREFIXED =
  /\b(?:gh[pousr]_[A-Za-z\d]{20,}|github_pat_\w{20,}|sk_live_\w{16,}|xox[abprs]-[\w-]{10,}|AKIA[A-Z\d]{16}|AIza[\w-]{30,})/g;

export type Looks = { name: string; start: number; end: number; credential: boolean };

/** Tokens and private keys in a text, in no order. Linear in its length. */
export function secretsByLooks(text: string): Looks[] {
  return [
    ...hits(text, 'eyJ', TOKEN, 'token', false),
    ...hits(text, 'Fe26.2*', TOKEN, 'token', false),
    ...hits(text, 'PRIVATE KEY-----', PEM, 'private_key', true),
    ...hits(text, '', PREFIXED, 'api_key', true),
  ];
}

function hits(text: string, needs: string, pattern: RegExp, name: string, credential: boolean): Looks[] {
  if (!text.includes(needs)) return [];
  return [...text.matchAll(pattern)].map((hit) => ({
    name,
    start: hit.index,
    end: hit.index + hit[0].length,
    credential,
  }));
}

const SHORTEST_RANDOM = 6;
const SURELY_RANDOM = 24;

/**
 * Whether a word in the middle of prose reads as made by a machine: long, or with digits, or letters of both cases in
 * no order. A password that is a plain word does not.
 */
export function looksRandom(word: string): boolean {
  if (word.length < SHORTEST_RANDOM || /\s/.test(word)) return false;
  return (
    word.length >= SURELY_RANDOM || /\d/.test(word) || /[a-z][A-Z]|[_~+/$!#@%^*].|[A-Z]{2}[a-z]/.test(word)
  );
}

/** The parts of a compact token, which are secret alone too; the shared header is found by its looks. */
export function partsOfToken(token: string): string[] {
  return token.startsWith('eyJ') ? token.split('.').filter((part) => part.length >= SURELY_RANDOM) : [];
}
