/** A world for the engine in tests: memory instead of IndexedDB, a clock that is moved, a tenant that is a function. */
import { generateKeyPair } from 'jose';
import type { FindExperiment, FindFlow } from '#engine/api.ts';
import { createEngine } from '#engine/engine.ts';
import type { Awaiting, Departure, Ports } from '#engine/ports.ts';
import type { Problem } from '#lib/problem.ts';
import type { Target, TraceEvent } from '#trace/event.ts';
import type { TraceStore } from '#trace/trace-store.ts';
import { memoryVault } from './vault.ts';

export const target: Target = {
  tenantId: 'test',
  tenantName: 'Test',
  tenantKind: 'auth0',
  issuer: 'https://tenant.example/',
  applicationId: 'app',
  applicationName: 'App',
  applicationType: 'spa',
  clientId: 'client',
  authMethod: 'none',
  redirectUri: 'http://localhost:5173/callback',
};

export type WorldOptions = {
  tenant(request: Request): Promise<Response>;
  findFlow: FindFlow;
  findExperiment?: FindExperiment;
  secret?: string;
  /** Why what answers is not there. */
  unreachable?: Problem;
  /** The faults that are on at the practice tenant. */
  faultsOn?: () => string[] | Promise<string[]>;
  /** Where the key pairs are kept, by use and algorithm. */
  keyPairs?: Map<string, CryptoKeyPair>;
  online?: boolean;
  /** The tenant's clock, and what makes it go on; a clock of its own without them. */
  now?: () => number;
  pass?: (ms: number) => void;
  /** What a pause is; without it, it passes at once. */
  wait?: (ms: number) => Promise<void>;
  /** What the store says to an append that it refuses. */
  refuses?: (events: TraceEvent[]) => Error | undefined;
  /** The lock among tabs; without it, tabs do not meet. */
  exclusive?: <T>(work: () => Promise<T>) => Promise<T>;
  /** In place of memory; such a world does not die. */
  traces?: TraceStore;
};

/**
 * The engine of one page over a store that outlives it. `open()` makes the next page on the same store, as after a
 * crash. `dieAfter(n)` resolves when `n` more appends are durable and the page has died: nothing it does later has any
 * effect.
 */
export function createWorld(options: WorldOptions) {
  const runs = new Map<string, string[]>();
  const departures: Departure[] = [];
  const waits: number[] = [];
  const requests: Request[] = [];
  const goingOn = new Set<string>();
  let ownMs = Date.UTC(2026, 10, 24, 9, 0, 0);
  const now = options.now ?? (() => ownMs);
  const vault = memoryVault(options.secret);
  const keyPairs = options.keyPairs ?? new Map<string, CryptoKeyPair>();
  const awaited: Awaiting[] = [];
  const pass =
    options.pass ??
    ((ms: number) => {
      ownMs += ms;
    });

  function open() {
    let left = Number.POSITIVE_INFINITY;
    const dead = () => left <= 0;
    const never = new Promise<never>(() => undefined);
    let died = () => {};
    let appends = 0;
    const ports: Ports = {
      whenReachable: async () => options.unreachable,
      fetch: (request) => {
        if (dead()) return never;
        requests.push(request.clone());
        return options.tenant(request);
      },
      now,
      wait: async (ms, signal) => {
        if (dead()) return never;
        signal.throwIfAborted();
        waits.push(ms);
        if (options.wait) return options.wait(ms);
        pass(ms);
      },
      inTime: (signal) => signal,
      traces: options.traces ?? {
        append: async (run, events) => {
          if (dead()) return never;
          const refusal = options.refuses?.(events);
          if (refusal) throw refusal;
          const known = runs.get(run) ?? [];
          if (events[0]?.seq !== known.length + 1) throw new RangeError('Another tab was faster.');
          runs.set(run, [...known, ...events.map((event) => JSON.stringify(event))]);
          left -= 1;
          appends += 1;
          if (dead()) died();
        },
        events: async (run, afterSeq = 0) =>
          (runs.get(run) ?? []).slice(afterSeq).map((text) => JSON.parse(text) as TraceEvent),
      },
      vault,
      keyPair: async (_target, use, alg) => {
        const name = `${use} ${alg}`;
        const pair = keyPairs.get(name) ?? (await generateKeyPair(alg));
        keyPairs.set(name, pair);
        return pair;
      },
      expectBack: async (awaiting) => {
        awaited.push(awaiting);
      },
      leave: async (departure) => {
        if (dead()) return never;
        departures.push(departure);
      },
      ...(options.faultsOn ? { faultsOn: async () => options.faultsOn?.() } : {}),
      exclusive: (_run, work) => (options.exclusive ? options.exclusive(work) : work()),
      announce: () => undefined,
      circumstances: () => ({
        online: options.online ?? true,
        pageIsSecure: false,
        blockedByCsp: false,
        crossOrigin: true,
      }),
      goingOn: {
        get: (run) => goingOn.has(run),
        set: (run, on) => {
          if (on) goingOn.add(run);
          else goingOn.delete(run);
        },
      },
    };
    return {
      engine: createEngine(ports, options.findFlow, options.findExperiment),
      appends: () => appends,
      dieAfter: (more: number) =>
        new Promise<void>((resolve) => {
          left = more;
          died = resolve;
        }),
    };
  }

  return {
    open,
    departures,
    awaited,
    waits,
    requests,
    vault,
    now,
    eventsOf: (run: string) => (runs.get(run) ?? []).map((text) => JSON.parse(text) as TraceEvent),
  };
}
