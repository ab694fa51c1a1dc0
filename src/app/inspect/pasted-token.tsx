import { useEffect, useMemo, useState } from 'react';
import { useTenants } from '#app/queries/tenants.ts';
import { checkJwt } from '#inspect/check-jwt.ts';
import { checkIdToken } from '#inspect/id-token.ts';
import { textOf } from '#inspect/json.ts';
import type { Token } from '#inspect/token.ts';
import { recognise } from '#inspect/token-use.ts';
import type { VerificationKey } from '#inspect/verify.ts';
import { TokenView } from '#panels/inspector/token-view.tsx';
import { useNow } from '#panels/inspector/use-now.ts';
import { Verdict } from '#panels/inspector/verdict.tsx';
import type { Check } from '#trace/event.ts';
import { Button } from '#ui/button.tsx';
import { Select } from '#ui/field.tsx';
import type { FetchedKeys } from './fetch-keys.ts';
import { SigningKey } from './signing-key.tsx';

const NONE: Check[] = [];
type Known = { clientId: string; name: string; issuer: string };

function useKnown(): Known[] {
  const { data } = useTenants();
  return useMemo(
    () =>
      (data ?? []).flatMap(({ issuer, applications }) =>
        applications.map(({ clientId, name }) => ({ clientId, name, issuer })),
      ),
    [data],
  );
}

type PastedTokenProps = { token: Token; notes: string[]; onOpen(text: string): void };

/** A token by itself: what can be checked without the login it came from, and what each other check needs. */
export function PastedToken({ token, notes, onOpen }: PastedTokenProps) {
  const nowMs = useNow();
  const known = useKnown();
  const [fetched, setFetched] = useState<FetchedKeys>();
  const [key, setKey] = useState<VerificationKey>();
  const [mine, setMine] = useState<string>();
  const [checks, setChecks] = useState(NONE);
  const { use } = recognise(token);

  useEffect(() => {
    if (token.form !== 'jws') return;
    let current = true;
    const issuer = known.find(({ clientId }) => clientId === mine)?.issuer ?? fetched?.issuer;
    const checking =
      use === 'id'
        ? checkIdToken(token.text, {
            issuer,
            clientId: mine,
            jwks: fetched?.jwks,
            nowMs,
            ...(key ? { key } : {}),
          })
        : checkJwt(token, { issuer, key: key ?? (fetched && { jwks: fetched.jwks }), nowMs });
    void checking.then((made) => current && setChecks(made));
    return () => {
      current = false;
    };
  }, [token, use, known, fetched, key, mine, nowMs]);

  const applications = useMemo(() => new Map(known.map(({ clientId, name }) => [clientId, name])), [known]);
  return (
    <>
      {notes.map((note) => (
        <Verdict key={note} tone="note" title={note} />
      ))}
      <TokenView
        token={token}
        checks={checks}
        context={{ nowMs, applications }}
        columns
        action={(check) =>
          check.id === 'aud' ? <WhichIsMine known={known} mine={mine} onMine={setMine} /> : null
        }
      >
        {token.form === 'jws' && (
          <>
            <SigningKey
              key={textOf(token.claims, 'iss')}
              token={token}
              fetched={fetched}
              onFetched={setFetched}
              onKey={setKey}
            />
            {token.nested && (
              <div>
                <Button onClick={() => onOpen(token.nested ?? '')}>Inspect the token inside</Button>
              </div>
            )}
          </>
        )}
      </TokenView>
    </>
  );
}

type MineProps = { known: Known[]; mine: string | undefined; onMine(clientId: string | undefined): void };

function WhichIsMine({ known, mine, onMine }: MineProps) {
  if (known.length === 0) return <span className="text-ink-3">no application is kept here</span>;
  return (
    <Select
      aria-label="Which application is yours?"
      value={mine ?? ''}
      onChange={(event) => onMine(event.target.value || undefined)}
    >
      <option value="">choose</option>
      {known.map(({ clientId, name, issuer }) => (
        <option key={`${issuer} ${clientId}`} value={clientId}>
          {name}
        </option>
      ))}
    </Select>
  );
}
