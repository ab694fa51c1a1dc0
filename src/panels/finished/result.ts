/** What came of a run, read from its trace: who logged in, which tokens, how it was judged, where the time went. */
import { isBroken } from '#inspect/broken.ts';
import { member, numberOf, toJson } from '#inspect/json.ts';
import { readToken } from '#inspect/token.ts';
import { isJsonObject, type JsonObject } from '#lib/json.ts';
import { weightOf } from '#trace/check-weight.ts';
import type { Check } from '#trace/event.ts';
import type { Row, StepView, TraceModel } from '#trace/model.ts';

export type Who = { name: string; sub: string; email?: string; emailVerified?: boolean };

const texts = (claims: JsonObject | undefined, name: string) => {
  const value = claims?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Who logged in: the ID token says `sub`; UserInfo may say more of the same person, and of another one nothing. */
export function whoOf(model: TraceModel): Who | undefined {
  const claims = claimsOf(model, 'id_token');
  const userinfo = model.values.get('userinfo')?.value;
  const told = isJsonObject(userinfo) ? userinfo : undefined;
  const sub = texts(claims, 'sub') ?? texts(told, 'sub');
  if (!sub) return undefined;
  const all = texts(told, 'sub') === sub ? { ...claims, ...told } : claims;
  const email = texts(all, 'email');
  return {
    sub,
    name: texts(all, 'name') ?? texts(all, 'nickname') ?? email ?? sub,
    ...(email ? { email } : {}),
    ...(typeof all?.['email_verified'] === 'boolean' ? { emailVerified: all['email_verified'] } : {}),
  };
}

function claimsOf(model: TraceModel, name: string): JsonObject | undefined {
  const value = model.values.get(name)?.value;
  const token = typeof value === 'string' && value !== '' ? readToken(value) : undefined;
  if (!token || isBroken(token) || token.form !== 'jws' || !token.claims) return undefined;
  const claims = toJson(token.claims);
  return isJsonObject(claims) ? claims : undefined;
}

export type IssuedToken = {
  name: string;
  value: string;
  /** The row that brought it. */
  row: Row | undefined;
  /** Whom it is for, in a few words; backticks mark names. */
  isFor: string;
  /** In milliseconds; missing where nobody said how long it lives. */
  life?: { issuedAt: number; endsAt: number };
  /** Why it is good for nothing any more. */
  over?: 'revoked' | 'spent';
};

const ISSUED = ['id_token', 'access_token', 'refresh_token'];

/** The tokens that the run holds at its end, with their lives: `exp` where it can be read, else `expires_in`. */
export function tokensIssued(model: TraceModel): IssuedToken[] {
  return ISSUED.flatMap((name) => {
    const made = model.values.get(name);
    if (typeof made?.value !== 'string' || made.value === '') return [];
    const { value, event } = made;
    const token = readToken(value);
    const claims = !isBroken(token) && token.form === 'jws' ? token.claims : undefined;
    const broughtAt = model.events[event - 1]?.at ?? model.updatedAt;
    const exp = numberOf(claims, 'exp');
    const seconds = model.values.get('expires_in')?.value;
    const issuedAt = (numberOf(claims, 'iat') ?? broughtAt / 1000) * 1000;
    const endsAt =
      exp !== undefined
        ? exp * 1000
        : name === 'access_token' && typeof seconds === 'number'
          ? broughtAt + seconds * 1000
          : undefined;
    const isRevoked = name === 'refresh_token' && model.values.get('revoked')?.value === true;
    return [
      {
        name,
        value,
        row: model.rowOf(event),
        isFor: isForWhom(name, claims === undefined ? undefined : audiencesOf(claims)),
        ...(endsAt === undefined ? {} : { life: { issuedAt, endsAt } }),
        ...(isRevoked ? { over: 'revoked' as const } : {}),
      },
    ];
  });
}

function audiencesOf(claims: NonNullable<Parameters<typeof member>[0]>): string[] {
  const aud = member(claims, 'aud');
  const items = aud?.kind === 'array' ? aud.items : aud ? [aud] : [];
  return items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}

function isForWhom(name: string, audiences: string[] | undefined): string {
  if (name === 'id_token') return 'for this app';
  if (name === 'refresh_token') return 'for new tokens';
  if (!audiences) return 'opaque: for `/userinfo`, or an API that asks the tenant';
  const [first, ...more] = audiences.map((aud) => `\`${aud.replace(/^https?:\/\//, '')}\``);
  return first === undefined
    ? 'for nobody that it names'
    : `for ${first}${more.length ? ` and ${more.length} more` : ''}`;
}

export type Judged = {
  held: number;
  /** Of all that could be compared: what was skipped is not among them. */
  all: number;
  /** What does not hold and stopped nothing, and what the person went on without. */
  odd: { check: Check; row: Row | undefined }[];
};

/** How the checks of the branch came out. */
export function judgedOf(model: TraceModel): Judged {
  const compared = model.checks.filter(({ status }) => status !== 'skip');
  const odd = compared.filter((check) => weightOf(check) !== 'pass');
  return {
    held: compared.filter(({ status }) => status === 'pass').length,
    all: compared.length,
    odd: odd.map((check) => ({ check, row: rowOfCheck(model, check) })),
  };
}

function rowOfCheck(model: TraceModel, check: Check): Row | undefined {
  const event = model.events.findLast((one) => one.kind === 'checked' && one.checks.includes(check));
  return event && model.rowOf(event.seq);
}

/** Milliseconds. `person`: at the pages of the tenant, at a prompt, or while the run polled; `between`: from step to step. */
export type Times = { all: number; person: number; tenant: number; page: number; between: number };

/** A note, or a callback that came too late, may follow the end. */
export function finishedAt(model: TraceModel): number {
  return model.events.findLast(({ kind }) => kind === 'run-finished')?.at ?? model.updatedAt;
}

/** Where the time of this branch went. The parts add up to the whole. */
export function timesOf(model: TraceModel): Times {
  const begun = model.branches.find(({ branch }) => branch === model.branch)?.startedAt ?? model.startedAt;
  const all = Math.max(0, finishedAt(model) - begun);
  const steps = model.steps.filter(({ branch, durationMs }) => branch === model.branch && durationMs);
  let [person, tenant, page] = [0, 0, 0];
  for (const step of steps) {
    const took = step.durationMs ?? 0;
    const asked = Math.min(took, requestsOf(model, step));
    const waits = step.kind === 'browser' || step.kind === 'prompt' || step.tries > 1;
    tenant += asked;
    if (waits) person += took - asked;
    else page += took - asked;
  }
  return { all, person, tenant, page, between: Math.max(0, all - person - tenant - page) };
}

function requestsOf(model: TraceModel, { id, branch }: StepView): number {
  return model.rows
    .filter((row) => row.step === id && row.branch === branch && row.kind === 'request')
    .reduce((sum, { durationMs = 0 }) => sum + durationMs, 0);
}
