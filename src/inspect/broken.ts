/** Where pasted text stops making sense. Offsets count UTF-16 units of the text, from 0, and lie in 0..length. */
export type Broken = {
  kind: 'broken';
  offset: number;
  /** What is wrong at that character, in one sentence. */
  message: string;
  /** What to do about it. */
  advice: string;
};

export function broken(offset: number, message: string, advice: string): Broken {
  return { kind: 'broken', offset, message, advice };
}

export function isBroken(value: unknown): value is Broken {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'broken';
}

/** Line and column, both from 1, of an offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lastBreak = -1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lastBreak = at;
  }
  return { line, column: offset - lastBreak };
}

/** A character as a person can recognise it: `"x"`, `a space`, `U+0007`. */
export function named(character: string | undefined): string {
  if (character === undefined || character === '') return 'the end of the text';
  if (character === ' ') return 'a space';
  if (character === '\n' || character === '\r') return 'a line break';
  if (character === '\t') return 'a tab';
  if (character === '`') return 'a backtick';
  const code = character.codePointAt(0) ?? 0;
  const printable =
    code > 32 && code !== 127 && !(code >= 0x80 && code < 0xa1) && !(code >= 0xd800 && code < 0xe000);
  return printable ? `\`${character}\`` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
