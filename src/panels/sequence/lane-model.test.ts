import { describe, expect, it } from 'vitest';
import { aDevice, aLogin, goodTokens } from '#diagnose/testing/traces.ts';
import { buildModel } from '#trace/build-model.ts';
import { lanesOf, messagesOfRun } from './lane-model.ts';

const ALL = 500;

function sent(label: string) {
  const model = buildModel(aLogin());
  const message = messagesOfRun(model, ALL).find((one) => one.label.endsWith(label));
  return new Map(message?.values);
}

describe('a run as messages', () => {
  it('names what each request carried and brought, whatever came later', () => {
    expect([...sent('code_challenge').keys()]).toEqual(['code_verifier', 'code_challenge']);
    expect([...sent('/authorize').keys()]).toEqual(
      expect.arrayContaining(['state', 'nonce', 'code_challenge']),
    );
    expect(sent('/oauth/token').get('code')).toBe('code-of-this-login');
    expect(sent('/oauth/token').get('id_token')).toBe(String(goodTokens['id_token']));
  });

  it('tells the same value once a message', () => {
    const [, callback] = messagesOfRun(buildModel(aLogin()), ALL).filter(
      ({ channel }) => channel === 'front',
    );
    expect(callback?.values.filter(([name]) => name === 'code')).toHaveLength(1);
  });

  it('ends with what is planned, or where no more is drawn', () => {
    const model = buildModel(aLogin({ back: null }));
    expect(messagesOfRun(model, ALL).at(-1)?.planned).toBe(true);
    expect(messagesOfRun(model, 2).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('draws the lanes that take part', () => {
    expect(lanesOf(messagesOfRun(buildModel(aLogin()), ALL))).toEqual(['app', 'browser', 'tenant']);
    expect(lanesOf(messagesOfRun(buildModel(aDevice()), ALL))).not.toContain('browser');
  });
});
