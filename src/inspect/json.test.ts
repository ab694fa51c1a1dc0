import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBroken, placeOf } from './broken.ts';
import { formatJson, parseJson, repeatedNames, toJson } from './json.ts';

const parsed = (text: string) => {
  const node = parseJson(text);
  if (isBroken(node)) throw new Error(node.message);
  return node;
};

describe('JSON', () => {
  it('is what JSON.parse says it is', () => {
    fc.assert(fc.property(fc.json(), (text) => void expect(toJson(parsed(text))).toEqual(JSON.parse(text))));
  });

  it('laid out is the same JSON', () => {
    fc.assert(
      fc.property(
        fc.json(),
        (text) => void expect(JSON.parse(formatJson(parsed(text)))).toEqual(JSON.parse(text)),
      ),
    );
  });

  it('is refused where JSON.parse refuses it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'{}[]",:0.1e-+truefalsn \\u') })),
        (text) => {
          let fine = true;
          try {
            JSON.parse(text);
          } catch {
            fine = false;
          }
          expect(isBroken(parseJson(text))).toBe(!fine);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('keeps the digits of numbers', () => {
    const text = '{\n  "id": 12345678901234567890,\n  "x": 1.10\n}';
    expect(formatJson(parsed(text))).toBe(text);
  });

  it('tells repeated names', () => {
    expect(repeatedNames(parsed('{"a":1,"b":2,"a":3}'))).toEqual(['a']);
  });

  it('keeps __proto__ a plain name', () => {
    const value = toJson(parsed('{"__proto__":{"polluted":true}}'));
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('is refused when it is nested too deep, without a crash', () => {
    expect(parseJson('['.repeat(100_000))).toMatchObject({ kind: 'broken' });
  });

  it('reads a megabyte', () => {
    const text = JSON.stringify({
      a: 'x'.repeat(1_000_000),
      b: Array.from({ length: 50_000 }, (_, index) => index),
    });
    expect(toJson(parsed(text))).toEqual(JSON.parse(text));
  });

  it('names line and column', () => {
    expect(placeOf('{\n "a": x', 8)).toEqual({ line: 2, column: 7 });
    expect(placeOf('abc', 0)).toEqual({ line: 1, column: 1 });
  });
});
