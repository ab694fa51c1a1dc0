import { useEffect, useState } from 'react';
import { checkJwt } from '#inspect/check-jwt.ts';
import { checkIdToken } from '#inspect/id-token.ts';
import { textOf } from '#inspect/json.ts';
import type { Token } from '#inspect/token.ts';
import { isJsonObject } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import type { FoundToken } from './tokens-of.ts';

/** The checks that the run itself made of a token, latest first; undefined when it made none. */
function recordedChecks(model: TraceModel, { name, event }: FoundToken): Check[] | undefined {
  const made = model.events.findLast(
    (each) =>
      each.kind === 'checked' &&
      each.branch === model.branch &&
      each.checks.some(
        ({ id, evidence }) => id === 'signature' && evidence.some((proof) => proof.event === event),
      ) &&
      each.checks.some(({ id }) => id === 'nonce') === (name === 'id_token'),
  );
  return made?.kind === 'checked' ? made.checks : undefined;
}

const NONE: Check[] = [];

/** The run's checks of a token, or the same ones made here with the keys that the run has read. */
export function useChecks(
  model: TraceModel,
  found: FoundToken,
  token: Token | undefined,
  nowMs: number,
): Check[] {
  const recorded = recordedChecks(model, found);
  const [made, setMade] = useState<{ of: string; checks: Check[] }>();
  const jwks = model.values.get('jwks')?.value;
  const nonce = model.values.get('nonce');
  const minute = Math.floor(nowMs / 60_000);
  useEffect(() => {
    if (recorded || token?.form !== 'jws') return;
    let current = true;
    const keys = isJsonObject(jwks) ? jwks : undefined;
    const discovery = model.values.get('discovery')?.value;
    const stated = isJsonObject(discovery) ? discovery['issuer'] : undefined;
    const issuer = typeof stated === 'string' ? stated : model.target.issuer;
    const at = minute * 60_000;
    const fits = typeof nonce?.value === 'string' && textOf(token.claims, 'nonce') !== undefined;
    const checking =
      found.name === 'id_token'
        ? checkIdToken(token.text, {
            issuer,
            clientId: model.target.clientId,
            jwks: keys,
            nowMs: at,
            ...(fits ? { nonce: nonce.value as string } : {}),
            evidence: { token: found.event },
          })
        : checkJwt(token, { issuer, key: keys && { jwks: keys }, nowMs: at });
    void checking.then((checks) => current && setMade({ of: token.text, checks }));
    return () => {
      current = false;
    };
  }, [recorded, token, jwks, nonce, found, model, minute]);
  return recorded ?? (made?.of === token?.text ? made?.checks : undefined) ?? NONE;
}
