import { useEffect, useMemo, useState } from 'react';
import { useTenants } from '#app/queries/tenants.ts';
import { textOf } from '#inspect/json.ts';
import type { Token } from '#inspect/token.ts';
import type { VerificationKey } from '#inspect/verify.ts';
import { TokenView } from '#panels/inspector/token-view.tsx';
import { useNow } from '#panels/inspector/use-now.ts';
import { Verdict } from '#panels/inspector/verdict.tsx';
import type { Check } from '#trace/event.ts';
import { Button } from '#ui/button.tsx';
import { Select } from '#ui/field.tsx';
import { checkApart } from './apart.ts';
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
  const { form, text } = token;
  const atMs = Math.floor(nowMs / 60_000) * 60_000;

  useEffect(() => {
    if (form !== 'jws') return;
    const checking = new AbortController();
    const issuer = known.find(({ clientId }) => clientId === mine)?.issuer ?? fetched?.issuer;
    const expected = { issuer, clientId: mine, jwks: fetched?.jwks, key, nowMs: atMs };
    checkApart(text, expected, checking.signal).then(
      (made) => !checking.signal.aborted && setChecks(made),
      () => undefined,
    );
    return () => checking.abort();
  }, [form, text, known, fetched, key, mine, atMs]);

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
