/** Everything the engine needs from the world. The page, tests and the bench each bring their own. */
import type { HttpRequest, LeaveMode, Target } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import type { TraceStore } from '#trace/trace-store.ts';

export type Departure = { run: string; step: string; mode: LeaveMode; request: HttpRequest; issuer: string };

/** What the page knows of the world when a request fails without an answer. */
export type Circumstances = {
  online: boolean;
  pageIsSecure: boolean;
  blockedByCsp: boolean;
  crossOrigin: boolean;
};

export type Ports = {
  fetch(request: Request): Promise<Response>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** An AbortSignal that fires when a request has taken too long. */
  timeout(): AbortSignal;
  traces: TraceStore;
  /** A secret entered for exactly this issuer and client, or undefined. */
  secret(target: Target, name: 'client_secret'): string | undefined;
  /**
   * Notes what the callback will be found by. Called before the departure is on record: a page that dies in between
   * leaves a note that nothing comes back to, not a run whose callback belongs to nobody.
   */
  expectBack(departure: Departure): Promise<void>;
  /**
   * Sends the browser away. Called after the departure is on record; does nothing for `manual`. May reject with a
   * Problem such as `popup-blocked`.
   */
  leave(departure: Departure): Promise<void>;
  /** Runs `work` while no other tab works on the same run. */
  exclusive<T>(run: string, work: () => Promise<T>): Promise<T>;
  /** Tells other tabs that the run has new events, and where it stands now. */
  announce(run: string, model: TraceModel): void;
  /** Asks the tab that works on this run to let go of it; without it, a stop waits for that work. */
  interruptElsewhere?(run: string): void;
  circumstances(request: Request): Circumstances;
  /** Whether the person asked for this run to go on by itself; survives the trip to the tenant in this tab. */
  goingOn: { get(run: string): boolean; set(run: string, on: boolean): void };
};
