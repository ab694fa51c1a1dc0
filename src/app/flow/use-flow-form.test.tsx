// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { useRef } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { setSecret } from '#app/adapters/client-secrets.ts';
import { newApplication } from '#app/tenant/draft.ts';
import type { Flow } from '#flows/flow.ts';
import type { Tenant } from '#store/types.ts';
import { parseFlowLink } from './link.ts';
import { useFlowForm } from './use-flow-form.ts';

const flow = {
  needs: [],
  inputs: [
    { name: 'scope', label: 'scope', kind: 'scope', help: '', from: 'scope', initial: 'openid' },
    { name: 'audience', label: 'audience', kind: 'text', help: '', from: 'audience' },
  ],
  steps: [{ kind: 'browser', modes: ['same-tab', 'popup'] }],
} as unknown as Flow;

const tenant: Tenant = {
  id: 't',
  name: 'T',
  kind: 'oidc',
  issuer: 'https://t.example',
  applications: [
    newApplication({ id: 'a', clientId: 'a', audience: 'https://a', scope: 'a' }),
    newApplication({ id: 'b', clientId: 'b', audience: 'https://b', scope: 'b', extra: [['x', '1']] }),
  ],
  createdAt: 1,
  usedAt: 1,
};
const tenants = [tenant];

const open = (query = '') => {
  const link = parseFlowLink(new URLSearchParams(query), ['scope', 'audience']);
  return renderHook(() => useFlowForm(flow, tenants, tenant, link)).result;
};

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

it('fills in everything that was not touched when another application is chosen', () => {
  const form = open();
  expect(form.current.ready?.values).toEqual({ scope: 'a', audience: 'https://a' });
  act(() => form.current.ready?.set('scope', 'mine'));
  act(() => form.current.choose('t b'));
  expect(form.current.ready?.values).toEqual({ scope: 'mine', audience: 'https://b' });
  expect(form.current.ready?.extra).toEqual([['x', '1']]);
});

it('takes the link before the application, and a mode only where the flow allows it', () => {
  expect(open('scope=linked&redirect_mode=popup').current.ready).toMatchObject({
    values: { scope: 'linked', audience: 'https://a' },
    mode: 'popup',
  });
  expect(open('redirect_mode=iframe').current.ready?.mode).toBe('same-tab');
});

it('asks for no page in a hidden frame, unless something else was typed or linked', () => {
  const framed = {
    ...flow,
    inputs: [{ name: 'prompt' }],
    steps: [{ kind: 'browser', modes: ['same-tab', 'iframe'] }],
  };
  const prompt = (query = '') =>
    renderHook(() => {
      const link = useRef(parseFlowLink(new URLSearchParams(query), ['prompt'])).current;
      return useFlowForm(framed as unknown as Flow, tenants, tenant, link);
    }).result;
  const form = prompt();
  expect(form.current.ready?.values).toEqual({ prompt: '' });
  act(() => form.current.ready?.setMode('iframe'));
  expect(form.current.ready?.values).toEqual({ prompt: 'none' });
  act(() => form.current.ready?.set('prompt', 'login'));
  expect(form.current.ready?.values).toEqual({ prompt: 'login' });
  expect(prompt('redirect_mode=iframe').current.ready?.values).toEqual({ prompt: 'none' });
  expect(prompt('redirect_mode=iframe&prompt=consent').current.ready?.values).toEqual({ prompt: 'consent' });
});

it('has the secret of exactly the chosen application', () => {
  setSecret(tenant.issuer, 'a', 'client_secret', 'hush', { keep: false });
  const form = open();
  expect(form.current.ready?.secret.value).toBe('hush');
  act(() => form.current.choose('t b'));
  expect(form.current.ready?.secret.value).toBe('');
});

it('is not ready without an application', () => {
  const link = parseFlowLink(new URLSearchParams(), []);
  const none: Tenant[] = [];
  expect(renderHook(() => useFlowForm(flow, none, undefined, link)).result.current.ready).toBeUndefined();
});
