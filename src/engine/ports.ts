/** Everything the engine needs from the world. The page, tests and the bench each bring their own. */
import type { HttpRequest, LeaveMode, Target } from '#trace/event.ts';
import type { TraceStore } from '#trace/trace-store.ts';

export type Departure = { run: string; step: string; mode: LeaveMode; request: HttpRequest };

export type Ports = {
  fetch(request: Request): Promise<Response>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  traces: TraceStore;
  /** A secret entered for exactly this issuer and client, or undefined. */
  secret(target: Target, name: 'client_secret'): string | undefined;
  /** Sends the browser away. Called after the departure is on record; does nothing for `manual`. */
  leave(departure: Departure): Promise<void>;
  /** Runs `work` while no other tab holds the same run. */
  exclusive<T>(run: string, work: () => Promise<T>): Promise<T>;
  /** Tells other tabs that the run has new events. */
  announce(run: string): void;
  /** What the page knows of the world when a request fails: online, secure context, CSP violations. */
  circumstances(request: Request): { online: boolean; pageIsSecure: boolean; blockedByCsp: boolean };
};
