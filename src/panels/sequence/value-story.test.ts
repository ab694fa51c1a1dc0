import { describe, expect, it } from 'vitest';
import { aLogin, goodTokens } from '#diagnose/testing/traces.ts';
import { buildModel } from '#trace/build-model.ts';
import type { HeaderList } from '#trace/event.ts';
import { actsOf } from './lane-heads.tsx';
import { storyOf } from './value-story.ts';

const model = buildModel(aLogin());
const follow = (name: string, value: string) => storyOf(model, { name, value });

describe('a value that is followed', () => {
  it('tells of a code who made it, who saw it, and where it ended', () => {
    const story = follow('code', 'code-of-this-login');
    expect(actsOf(story, 'tenant')).toBe('made and ended it');
    expect(actsOf(story, 'browser')).toBe('saw it');
    expect(actsOf(story, 'app')).toBe('held and checked it');
    expect(actsOf(story, 'user')).toBe('never');
    expect(story.trail.map(({ text }) => text)).toEqual([
      'Made by the Tenant',
      'In the browser: address bar, history, extensions',
      expect.stringMatching(/^Read by the App: `GET \/callback/),
      'Checked by the App: `code`, holds',
      'Spent here, and void from now on: `POST /oauth/token`',
    ]);
  });

  it('shows that the verifier never passed through the browser', () => {
    const story = follow('code_verifier', 'verifier-of-this-login');
    expect(actsOf(story, 'browser')).toBe('never');
    expect(actsOf(story, 'app')).toBe('made it');
    expect(actsOf(story, 'tenant')).toMatch(/ended it$/);
  });

  it('tells where it was checked', () => {
    const story = follow('state', 'state-of-ours');
    expect(actsOf(story, 'app')).toContain('checked');
    expect(story.trail.some(({ text }) => text.startsWith('Checked by the App'))).toBe(true);
  });

  it('finds a token behind the scheme of a header', () => {
    const value = String(goodTokens['access_token']);
    const events = aLogin().map((event) =>
      event.kind === 'request' && event.step === 'userinfo'
        ? { ...event, sent: { ...event.sent, headers: [['Authorization', `Bearer ${value}`]] as HeaderList } }
        : event,
    );
    const story = storyOf(buildModel(events), { name: 'access_token', value });
    expect(story.trail.map(({ text }) => text)).toContain('Sent to the Tenant: `GET /userinfo`');
  });

  it('of a value that is not in the run tells nothing', () => {
    const story = follow('code', 'a-code-of-someone-else');
    expect(story.trail).toEqual([]);
    expect(story.acts.size).toBe(0);
  });
});
