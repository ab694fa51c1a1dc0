/**
 * Every flow the product knows. What the gallery shows of a flow stands here alone, so that the start page loads no
 * flow; `registry.test.ts` holds the marks against the steps.
 */
import type { Channel } from '#trace/event.ts';
import type { Flow, FlowCode, FlowFacts } from './flow.ts';

export type FlowEntry = FlowFacts & { load(): Promise<FlowCode> };

const marks: Record<string, Channel> = { f: 'front', b: 'back', l: 'local' };

/** One letter a step: through the browser, back channel, local. */
const strip = (letters: string): Channel[] => [...letters].map((letter) => marks[letter] ?? 'local');

export const flowList: FlowEntry[] = [
  {
    id: 'authorization-code-pkce',
    title: 'Authorization Code with PKCE',
    group: 'Log in',
    summary: 'For anything with a browser. Start here.',
    channels: strip('bbllflbblbbblbf'),
    load: async () => (await import('./authorization-code-pkce.ts')).authorizationCodePkce,
  },
  {
    id: 'client-credentials',
    title: 'Client credentials',
    group: 'Machines, devices',
    summary: 'One application, no user.',
    channels: strip('bbbbl'),
    load: async () => (await import('./client-credentials.ts')).clientCredentials,
  },
  {
    id: 'device-code',
    title: 'Device authorization',
    group: 'Machines, devices',
    summary: 'A code on the television, the login on the phone.',
    channels: strip('bbbfbblb'),
    load: async () => (await import('./device-code.ts')).deviceCode,
  },
];

const loaded = new Map<string, Promise<Flow>>();

/** Loads a flow's code, once; undefined when there is no such flow. */
export async function findFlow(id: string): Promise<Flow | undefined> {
  const entry = flowList.find((one) => one.id === id);
  if (!entry) return undefined;
  const { load, ...facts } = entry;
  const flow = loaded.get(id) ?? load().then((code): Flow => ({ ...facts, ...code }));
  loaded.set(id, flow);
  flow.catch(() => loaded.delete(id));
  return flow;
}
