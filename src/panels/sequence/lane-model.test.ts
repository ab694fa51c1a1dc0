import { describe, expect, it } from 'vitest';
import { aDevice, aLogin, check, goodTokens } from '#diagnose/testing/traces.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import { lanesOf, type Message } from './lane-model.ts';
import { messagesIn, ROWS_DRAWN, windowAt } from './window-of.ts';

const allOf = (model: TraceModel) => messagesIn(model, windowAt(model.rows.length, undefined));
const path = ({ from, to }: Message) => `${from} → ${to}`;
const named = (messages: Message[], label: string) => messages.find((one) => one.label.endsWith(label));

describe('a run as messages', () => {
  const model = buildModel(aLogin());
  const messages = allOf(model);

  it('draws a request and its answer, the status at the answer', () => {
    const token = messages.filter(({ id }) => id === named(messages, '/oauth/token')?.id);
    expect(token.map(path)).toEqual(['app → tenant', 'tenant → app']);
    expect(token.map(({ status }) => status)).toEqual(['', '200']);
    const [sent, answer] = token.map(({ values }) => new Map(values));
    expect(sent?.get('code')).toBe('code-of-this-login');
    expect(sent?.get('id_token')).toBeUndefined();
    expect(answer?.get('id_token')).toBe(String(goodTokens['id_token']));
  });

  it('draws a trip of the browser through the browser, out and back', () => {
    const trip = messages.filter(({ channel }) => channel === 'front');
    expect(trip.slice(0, 2).map(path)).toEqual(['app → browser', 'browser → tenant']);
    expect(trip.slice(-2).map(path)).toEqual(['tenant → browser', 'browser → app']);
    expect(new Map(named(messages, 'GET /authorize')?.values).get('state')).toBe('state-of-ours');
  });

  it('draws checks as a note at the app, with every check', () => {
    const note = messages.find(({ kind }) => kind === 'note');
    expect(note?.from).toBe('app');
    expect(note?.checks?.length).toBeGreaterThan(0);
  });

  it('keeps a failing check, and what got no answer', () => {
    const failing = allOf(buildModel(aLogin({ idTokenChecks: [check('nonce', 'fail', 'nonce-mismatch')] })));
    expect(failing.some(({ kind, bad }) => kind === 'note' && bad)).toBe(true);
    const lost = allOf(buildModel(aLogin({ token: { failure: ['cors'] } })));
    expect(named(lost, '/oauth/token')).toMatchObject({ bad: true, status: 'no answer' });
  });

  it('tells the same value once a message', () => {
    const callback = messages.find(({ from, to }) => from === 'browser' && to === 'app');
    expect(callback?.values.filter(([name]) => name === 'code')).toHaveLength(1);
  });

  it('says where a new attempt begins', () => {
    const events = aLogin();
    const at = { at: 20_000, branch: 1 };
    const again: TraceEvent[] = [
      { kind: 'branch-started', parent: 0, from: 'token', inputs: {}, seq: events.length + 1, ...at },
      { kind: 'note', text: 'Again.', seq: events.length + 2, ...at },
    ];
    const begun = allOf(buildModel([...events, ...again])).filter(({ attempt }) => attempt !== undefined);
    expect(begun.map(({ label, attempt }) => [label, attempt])).toEqual([['Again.', 2]]);
  });

  it('ends with what is planned', () => {
    expect(allOf(buildModel(aLogin({ back: null }))).at(-1)?.planned).toBe(true);
  });

  it('draws the lanes that take part', () => {
    expect(lanesOf(messages)).toEqual(['user', 'app', 'browser', 'tenant']);
    expect(lanesOf(allOf(buildModel(aDevice())))).not.toContain('browser');
  });
});

describe('a long run', () => {
  it('is drawn in stretches that leave no row out', () => {
    const all = 2 * ROWS_DRAWN + 7;
    const rows: number[] = [];
    for (let first = 0; first < all; ) {
      const window = windowAt(all, first);
      for (let row = window.first; row < window.last; row++) rows.push(row);
      first = window.last;
    }
    expect(rows).toEqual(Array.from({ length: all }, (_, row) => row));
  });

  it('shows the stretch of the selected row, else the end', () => {
    expect(windowAt(1000, 5)).toEqual({ first: 0, last: ROWS_DRAWN, all: 1000 });
    expect(windowAt(1000, undefined).last).toBe(1000);
    expect(windowAt(0, undefined)).toEqual({ first: 0, last: 0, all: 0 });
  });
});
