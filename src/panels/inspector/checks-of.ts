import { useEffect, useState } from 'react';
import { expectedIdToken } from '#flows/expected-id-token.ts';
import { readRun } from '#flows/read-run.ts';
import { checkJwt } from '#inspect/check-jwt.ts';
import { checkIdToken } from '#inspect/id-token.ts';
import type { Token } from '#inspect/token.ts';
import type { Check } from '#trace/event.ts';
import type { StepView, TraceModel } from '#trace/model.ts';
import type { FoundToken } from './tokens-of.ts';

/** `run`: the run's own checks, as it made them. Else they are made here, with what the run knows by now. */
export type Judged = { checks: Check[]; by: 'run' | 'here' };

/** The checks that the run itself made of a token, in whichever attempt, latest first; undefined when it made none. */
export function recordedChecks(model: TraceModel, { name, event, value }: FoundToken): Check[] | undefined {
  // A token that was sent on, as `id_token_hint` or as bearer, is the one that came: what was found of it holds.
  const came = model.made.filter((one) => one.value === value && JUDGED.includes(one.name));
  const places = [{ name, event }, ...came];
  const made = model.events.findLast(
    (each) =>
      each.kind === 'checked' &&
      each.checks.some((check) => places.some((place) => isAbout(check, place.name, place.event))),
  );
  return made?.kind === 'checked' ? made.checks : undefined;
}

const JUDGED = ['id_token', 'access_token'];

function isAbout({ id, evidence }: Check, name: string, event: number): boolean {
  if (id !== 'signature' && id !== 'format') return false;
  return evidence.some((proof) => {
    const isAccessToken = proof.path === 'body.access_token';
    return proof.event === event && (name === 'access_token') === isAccessToken;
  });
}

/** The step that will judge an ID token that came and is not judged yet. */
export function judgeOf(model: TraceModel, { name, event }: FoundToken): StepView | undefined {
  if (name !== 'id_token' || model.values.get('id_token')?.event !== event) return undefined;
  const came = model.steps.findLastIndex(({ id }) => id === model.values.get('id_token')?.step);
  return model.steps.find(
    ({ index, kind, status }) => index > came && kind === 'check' && status === 'planned',
  );
}

const NONE: Check[] = [];

/** The run's checks of a token, or the same ones made here with the keys that the run has read. */
export function useChecks(
  model: TraceModel,
  found: FoundToken,
  token: Token | undefined,
  nowMs: number,
): Judged {
  const recorded = recordedChecks(model, found);
  const [made, setMade] = useState<{ of: string; checks: Check[] }>();
  const minute = Math.floor(nowMs / 60_000);
  useEffect(() => {
    if (recorded || token?.form !== 'jws') return;
    let current = true;
    const expected = expectedIdToken(readRun(model, () => minute * 60_000));
    const { issuer, jwks, nowMs } = expected;
    const checking =
      found.name === 'id_token'
        ? checkIdToken(token.text, expected)
        : checkJwt(token, { issuer, key: jwks && { jwks }, nowMs });
    void checking.then((checks) => current && setMade({ of: token.text, checks }));
    return () => {
      current = false;
    };
  }, [recorded, token, found, model, minute]);
  if (recorded) return { checks: recorded, by: 'run' };
  return { checks: (made?.of === token?.text ? made?.checks : undefined) ?? NONE, by: 'here' };
}
