import { describe, expect, it } from 'vitest';
import { buildModel } from '#trace/build-model.ts';
import { redact } from '#trace/secrecy/redact.ts';
import { diagnose } from './diagnose.ts';
import { reportOf } from './report.ts';
import { aLogin } from './testing/traces.ts';

const key = new Uint8Array(32).fill(5);

function report(events = aLogin({ back: 'Callback URL mismatch.' })) {
  const model = buildModel(redact(events, key));
  return { model, text: reportOf(model, diagnose(model)) };
}

describe('a report', () => {
  it('says where the run stands, what was found, and what ran', () => {
    const { text, model } = report();
    expect(text).toMatch(/^# .*: stopped at step \d+ of \d+$/m);
    expect(text).toContain('## Steps');
    expect(text).toContain('```mermaid\nsequenceDiagram');
    expect(text.split('\n').filter((line) => /^\| \d+ \| (front|back|local)/.test(line))).toHaveLength(
      model.rows.length,
    );
  });

  it('holds no secret', () => {
    for (const secret of ['refresh-token-1', 'nonce-of-ours', 'state-of-ours']) {
      expect(report(aLogin()).text).not.toContain(secret);
    }
  });

  it('lets nothing from the wire be HTML, a link, an image or a mention', () => {
    const { text } = report(
      aLogin({ back: 'Callback URL mismatch. <img src=x onerror=alert(1)> ![a](//evil) @team `x` |' }),
    );
    const outside = text.replace(/```mermaid[\s\S]*?```/g, '').replace(/`[^`]*`/g, '');
    expect(outside).not.toMatch(/<img|(?<!\\)!\[|@team/);
  });
});
