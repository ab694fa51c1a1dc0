/**
 * Every flow the product knows. The facts of the gallery stand here too, so that the start page loads no flow;
 * `registry.test.ts` holds them against the flow itself.
 */
import type { Channel } from '#trace/event.ts';
import type { Flow, FlowGroup } from './flow.ts';

export type FlowEntry = {
  id: string;
  title: string;
  group: FlowGroup;
  summary: string;
  channels: readonly Channel[];
  load(): Promise<Flow>;
};

const marks: Record<string, Channel> = { f: 'front', b: 'back', l: 'local' };

/** One letter a step: through the browser, back channel, local. */
const strip = (letters: string): Channel[] => [...letters].map((letter) => marks[letter] ?? 'local');

export const flowList: FlowEntry[] = [
  {
    id: 'authorization-code-pkce',
    title: 'Authorization Code with PKCE',
    group: 'Log in',
    summary: 'For anything with a browser. Start here.',
    channels: strip('bbllflblbbbf'),
    load: async () => (await import('./authorization-code-pkce.ts')).authorizationCodePkce,
  },
  {
    id: 'client-credentials',
    title: 'Client credentials',
    group: 'Machines, devices',
    summary: 'One application, no user.',
    channels: strip('bbbl'),
    load: async () => (await import('./client-credentials.ts')).clientCredentials,
  },
  {
    id: 'device-code',
    title: 'Device authorization',
    group: 'Machines, devices',
    summary: 'A code on the television, the login on the phone.',
    channels: strip('bbbfblb'),
    load: async () => (await import('./device-code.ts')).deviceCode,
  },
];

/** Loads a flow's code; undefined when there is no such flow. */
export async function findFlow(id: string): Promise<Flow | undefined> {
  return flowList.find((entry) => entry.id === id)?.load();
}
