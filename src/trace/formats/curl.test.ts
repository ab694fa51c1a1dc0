import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCurl } from './curl.ts';

/** What a shell would hand to curl. */
function argumentsOf(command: string): string[] {
  const script = `curl() { for a in "$@"; do printf '%s\\0' "$a"; done; }\n${command}\n`;
  const output = execFileSync('sh', { input: script, encoding: 'utf8' });
  return output.split('\0').slice(0, -1);
}

describe('as cURL', () => {
  it('reads like a command that a person would write', () => {
    expect(
      toCurl({
        method: 'POST',
        url: 'https://tenant.example/oauth/token',
        headers: [['content-type', 'application/x-www-form-urlencoded']],
        body: 'a=1&b=2',
      }),
    ).toBe(
      `curl -g 'https://tenant.example/oauth/token' \\\n  -H 'content-type: application/x-www-form-urlencoded' \\\n  --data-raw 'a=1&b=2'`,
    );
  });

  it('hands every part to curl unchanged, whatever is in it', () => {
    const hostile = fc.string({
      unit: fc.constantFrom("'", '"', '\\', '$', '`', '\n', ' ', ';', '!', '-', '@', 'é', 'a'),
    });
    fc.assert(
      fc.property(hostile, hostile, hostile, (url, value, body) => {
        const command = toCurl({
          method: 'PUT',
          url: `https://t.example/${url}`,
          headers: [['x-a', `v${value}`]],
          body,
        });
        expect(argumentsOf(command)).toEqual([
          ...['-g', `https://t.example/${url}`, '-X', 'PUT', '-H', `x-a: v${value}`, '--data-raw', body],
        ]);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves out a header that would make curl read a file', () => {
    expect(
      toCurl({ method: 'GET', url: 'https://t.example/', headers: [['@/etc/passwd', '']], body: null }),
    ).toBe(`curl -g 'https://t.example/'`);
  });
});
