/** Everything the engine needs from the world. The page, tests and the bench each bring their own. */
import type { KeyUse } from '#flows/flow.ts';
import type { Problem } from '#lib/problem.ts';
import type { Expected, HttpRequest, LeaveMode, Target } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import type { TraceStore } from '#trace/trace-store.ts';

/** A trip of the browser, or, without a request, the wait for one that somebody else begins. */
export type Awaiting = { run: string; step: string; expected: Expected };
export type Departure = Awaiting & { mode: LeaveMode; request: HttpRequest; issuer: string };

/** What the page knows of the world when a request fails without an answer. */
export type Circumstances = {
  online: boolean;
  pageIsSecure: boolean;
  blockedByCsp: boolean;
  crossOrigin: boolean;
};

export type Credential = { name: string; value: string };

/**
 * Where credentials live while a run uses them: in this tab. The trace holds references; a reference says the name, a
 * fingerprint and the length, and never goes out.
 */
export type Vault = {
  /** Keeps a credential of a run and returns the reference to it: the same one for the same value. */
  keep(run: string, credential: Credential): string;
  /** What a reference stands for; undefined where this tab does not hold it. */
  open(run: string, reference: string): string | undefined;
  /** The credentials of a run, so that they are found wherever they stand; the same list while there are no others. */
  held(run: string, target: Target): readonly Credential[];
  /** What a person entered for exactly this issuer and client. */
  ofApplication(target: Target, name: 'client_secret'): string | undefined;
};

export type Ports = {
  /**
   * Waits until what answers at this address is there. Called before the request is on record, so that one that waited in
   * vain is not told as one that may have gone out. A Problem refuses it.
   */
  whenReachable(url: string): Promise<Problem | undefined>;
  fetch(request: Request): Promise<Response>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** Fires when `signal` does, and when a request that begins now has taken too long. */
  inTime(signal: AbortSignal): AbortSignal;
  traces: TraceStore;
  vault: Vault;
  /** A key pair of this browser for this use, made when first asked for. It cannot be taken out. */
  keyPair(target: Target, use: KeyUse, alg: string): Promise<CryptoKeyPair>;
  /**
   * Notes what the callback will be found by. Called before the departure is on record: a page that dies in between
   * leaves a note that nothing comes back to, not a run whose callback belongs to nobody.
   */
  expectBack(awaited: Awaiting): Promise<void>;
  /**
   * Sends the browser away. Called after the departure is on record; does nothing for `manual`. May reject with a
   * Problem such as `popup-blocked`.
   */
  leave(departure: Departure): Promise<void>;
  /** Runs `work` while no other tab works on the same run. */
  exclusive<T>(run: string, work: () => Promise<T>): Promise<T>;
  /** Tells other tabs that the run has new events; `model` gives where it stands now to who asks. */
  announce(run: string, model: () => TraceModel): void;
  /** Asks the tab that works on this run to let go of it; without it, a stop waits for that work. */
  interruptElsewhere?(run: string): void;
  /** Ids of the faults that are on at a practice tenant now; undefined where there are none to ask for, or no answer. */
  faultsOn?(target: Target): Promise<readonly string[] | undefined>;
  circumstances(request: Request): Circumstances;
  /** Whether the person asked for this run to go on by itself; survives the trip to the tenant in this tab. */
  goingOn: { get(run: string): boolean; set(run: string, on: boolean): void };
};
