// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { aLogin } from '#diagnose/testing/traces.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { carryEdit, forgetDrafts, stepOfCarried, useEditedDraft } from './use-edited-draft.ts';

const draft = {
  request: { method: 'POST', url: 'https://t.example/oauth/token', headers: [], body: 'client_secret=hush' },
};

const events = aLogin();
const begun = events.findIndex((event) => event.kind === 'step-started' && event.step === 'token');
const upTo = (length: number) => buildModel(events.slice(0, length));

const open = (first = upTo(begun), step = 'token') =>
  renderHook(({ model }) => useEditedDraft(model, step, undefined), { initialProps: { model: first } });

const shelf = () => JSON.stringify({ ...sessionStorage });

beforeEach(() => sessionStorage.clear());

it('stays in the tab while its step comes next, a reload included', () => {
  const { result, unmount } = open();
  act(() => result.current[1](draft));
  expect(shelf()).toContain('hush');
  unmount();
  expect(open().result.current[0]).toEqual(draft);
});

it('is gone from the tab as soon as its request is on record', () => {
  const { result, rerender } = open();
  act(() => result.current[1](draft));
  const sent = events.findIndex((event: TraceEvent, at) => at > begun && event.kind === 'request');
  rerender({ model: upTo(sent + 1) });
  expect(shelf()).not.toContain('hush');
});

it('is gone from the tab when the run was opened again after it was sent, as after a trip to the tenant', () => {
  const { result, unmount } = open();
  act(() => result.current[1](draft));
  unmount();
  open(upTo(events.length), '');
  expect(shelf()).not.toContain('hush');
});

it('is gone with its branch, with its run, and no other run’s is', () => {
  const { result, rerender } = open();
  act(() => result.current[1](draft));
  const retried = {
    seq: begun + 1,
    at: 1,
    branch: 1,
    kind: 'branch-started',
    parent: 0,
    from: 'pkce',
    inputs: {},
  };
  rerender({ model: buildModel([...events.slice(0, begun), retried as TraceEvent]) });
  expect(shelf()).not.toContain('hush');

  sessionStorage.setItem('grantscope.draft.run1.0.token', 'one');
  sessionStorage.setItem('grantscope.draft.run10.0.token', 'ten');
  forgetDrafts('run1');
  expect(Object.keys({ ...sessionStorage })).toEqual(['grantscope.draft.run10.0.token']);
});

describe('an edit that waits for a later step', () => {
  const before = upTo(events.findIndex((event) => event.kind === 'step-started' && event.step === 'pkce'));
  const carried = {
    base: draft.request,
    edited: { ...draft.request, body: 'client_secret=hush&audience=mine' },
  };
  const fresh = { step: 'token', request: { ...draft.request, body: 'client_secret=new' } };

  it('is there until its step comes, and is made in the draft of then', () => {
    carryEdit(before, 'token', carried);
    const { unmount } = renderHook(() => useEditedDraft(before, 'pkce', undefined));
    unmount();
    expect(stepOfCarried(before)?.id).toBe('token');
    const now = upTo(begun);
    const { result } = renderHook(() => useEditedDraft(now, 'token', fresh));
    expect(result.current[0]).toEqual({
      request: { ...draft.request, body: 'client_secret=hush&audience=mine' },
    });
    expect(stepOfCarried(now)).toBeUndefined();
  });

  it('goes along where the run begins once more, and is gone once its step was sent', () => {
    carryEdit(before, 'token', carried);
    const retried = {
      seq: begun + 1,
      at: 1,
      branch: 1,
      kind: 'branch-started',
      parent: 0,
      from: 'pkce',
      inputs: {},
    };
    const again = buildModel([...events.slice(0, begun), retried as TraceEvent]);
    const { unmount } = renderHook(() => useEditedDraft(again, 'pkce', undefined));
    unmount();
    expect(stepOfCarried(again)?.id).toBe('token');
    open(upTo(events.length), '');
    expect(shelf()).not.toContain('hush');
  });
});
