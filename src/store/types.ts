/** What this browser keeps. No secret is in here: those live in `app/adapters/client-secrets.ts`. */
import type { ApplicationType, ParamList, Target, TenantKind } from '#trace/event.ts';

export type Application = {
  id: string;
  name: string;
  clientId: string;
  type: ApplicationType;
  authMethod: Target['authMethod'];
  audience: string;
  scope: string;
  connection: string;
  organization: string;
  extra: ParamList;
};

export type Tenant = {
  id: string;
  name: string;
  kind: TenantKind;
  /** The issuer as discovery states it, e.g. `https://tenant.eu.auth0.com/`. */
  issuer: string;
  applications: Application[];
  createdAt: number;
  usedAt: number;
};

/** One line of the list of runs; kept beside the events so that the list needs no trace. */
export type RunSummary = {
  run: string;
  /** 1, 2, 3 … in this browser. */
  number: number;
  /** What a person calls it. */
  name?: string;
  /** Opened from a file: nobody runs it on. */
  imported?: true;
  flow: string;
  title: string;
  tenantId: string;
  tenantName: string;
  applicationName: string;
  startedAt: number;
  updatedAt: number;
  phase: 'ready' | 'running' | 'waiting' | 'paused' | 'stopped' | 'finished';
  /** `step 7 of 12`, or the code of what stopped it. */
  note: string;
};

/** A departure that a callback will come back to. */
export type PendingLeave = {
  /** What it is found by: the `state` that was sent, or what `flows/callback.ts` makes of another mark. */
  state: string;
  run: string;
  step: string;
  at: number;
  /** Set once something came back: the entry stays, so that the same callback is known when it comes again. */
  cameBack?: true;
};
