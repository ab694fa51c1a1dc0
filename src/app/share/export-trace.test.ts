import { describe, expect, it } from 'vitest';
import { aLogin, aLoginStory, goodTokens } from '#diagnose/testing/traces.ts';
import { isProblem } from '#lib/problem.ts';
import { buildModel } from '#trace/build-model.ts';
import { readTraceFile } from '#trace/formats/native.ts';
import { exportTrace } from './export-trace.ts';

async function saved(model = buildModel(aLogin())) {
  const files: { name: string; text: string }[] = [];
  const outcome = await exportTrace(model, (name, parts) => files.push({ name, text: parts.join('') }));
  return { outcome, files };
}

describe('an export', () => {
  it('is one file without secrets, that can be read again', async () => {
    const { files } = await saved();
    expect(files.map(({ name }) => name)).toEqual(['login-in-a-test-run1.trace.json']);
    expect(files[0]?.text).not.toMatch(/eyJ|refresh-token-1|verifier-of-this-login/);
    expect(readTraceFile(files[0]?.text ?? '')).toHaveLength(aLogin().length);
  });

  it('says what it does not hide', async () => {
    const { outcome } = await saved();
    expect(outcome).toMatchObject({
      unseen: expect.arrayContaining([expect.stringMatching(/^Personal data stays/)]),
    });
  });

  it('works with a token of 53 kB, and of 400 kB', async () => {
    for (const length of [53_000, 400_000]) {
      const token = `opaque.${'aB3-'.repeat(length / 4)}`;
      const events = aLoginStory({ token: { json: { ...goodTokens, access_token: token } } }).end();
      const { files } = await saved(buildModel(events));
      expect(files).toHaveLength(1);
      expect(files[0]?.text).not.toContain('aB3-aB3-');
    }
  });

  it('says what went wrong, and saves nothing', async () => {
    const model = buildModel(aLogin());
    const broken = [...model.events];
    Object.defineProperty(broken, 2, {
      get: () => {
        throw new Error('The disk is gone.');
      },
    });
    const { outcome, files } = await saved({ ...model, events: broken });
    expect(outcome).toMatchObject({ code: 'export-failed', detail: 'The disk is gone.' });
    expect(isProblem(outcome)).toBe(true);
    expect(files).toEqual([]);
  });

  it('says what went wrong where the browser cannot save', async () => {
    const outcome = await exportTrace(buildModel(aLogin()), () => {
      throw new Error('Not allowed.');
    });
    expect(outcome).toMatchObject({ code: 'export-failed', detail: 'Not allowed.' });
  });
});
