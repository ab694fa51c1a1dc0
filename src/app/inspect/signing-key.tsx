import { useId, useState } from 'react';
import { isBroken } from '#inspect/broken.ts';
import { parseJson, textOf, toJson } from '#inspect/json.ts';
import type { SignedToken } from '#inspect/token.ts';
import type { VerificationKey } from '#inspect/verify.ts';
import { isJsonObject } from '#lib/json.ts';
import { isProblem, type Problem } from '#lib/problem.ts';
import { Button } from '#ui/button.tsx';
import { Field, TextArea } from '#ui/field.tsx';
import { Prose } from '#ui/prose.tsx';
import { discoveryUrl, type FetchedKeys, fetchKeys } from './fetch-keys.ts';

type SigningKeyProps = {
  token: SignedToken;
  fetched: FetchedKeys | undefined;
  onFetched(keys: FetchedKeys): void;
  onKey(key: VerificationKey | undefined): void;
};

/** The two ways to a key: two requests to the issuer, or by hand. Says what will be asked before it is. */
export function SigningKey({ token, fetched, onFetched, onKey }: SigningKeyProps) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem>();
  const [pasting, setPasting] = useState(false);
  const form = useId();
  const iss = textOf(token.claims, 'iss') ?? '';
  const discovery = discoveryUrl(iss);
  const hmac = textOf(token.header, 'alg')?.startsWith('HS') === true;
  const fetchNow = async () => {
    setBusy(true);
    setRefused(undefined);
    const keys = await fetchKeys(iss);
    setBusy(false);
    if (isProblem(keys)) setRefused(keys);
    else onFetched(keys);
  };
  return (
    <div className="grid gap-2">
      <p className="max-w-[68ch] text-xs text-ink-2 [overflow-wrap:anywhere]">
        {fetched ? (
          <Prose text={`Keys from \`${fetched.jwksUri}\`.`} />
        ) : hmac ? (
          <Prose text="It takes the secret that signed it: the client secret, or the signing secret of the API." />
        ) : discovery ? (
          <Prose
            text={`It takes the public keys of the issuer: one \`GET\` to \`${discovery}\`, one to the \`jwks_uri\` it names. The token stays here.`}
          />
        ) : (
          <Prose text="`iss` is no web address, so there is nobody to ask for keys. A key can be pasted." />
        )}
      </p>
      {refused && (
        <p role="alert" className="max-w-[68ch] text-xs text-danger [overflow-wrap:anywhere]">
          <Prose text={`${refused.title}. ${refused.detail}`} />
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {!hmac && discovery && (
          <Button
            variant={fetched ? 'plain' : 'main'}
            icon="key"
            disabled={busy}
            onClick={() => void fetchNow()}
          >
            {busy ? 'Asking the issuer' : fetched ? 'Fetch the keys again' : 'Fetch the keys'}
          </Button>
        )}
        <Button aria-expanded={pasting} aria-controls={form} onClick={() => setPasting(!pasting)}>
          Paste a key
        </Button>
      </div>
      <div id={form}>{pasting && <PastedKey hmac={hmac} onKey={onKey} />}</div>
    </div>
  );
}

function PastedKey({ hmac, onKey }: { hmac: boolean; onKey(key: VerificationKey | undefined): void }) {
  const [text, setText] = useState('');
  const read = readKey(text);
  return (
    <Field
      label={hmac ? 'Secret, or JWK' : 'Public key: PEM, JWK or JWK Set'}
      help="It stays in this tab, and is forgotten with it."
      error={isProblem(read) ? read.detail : undefined}
    >
      {(control) => (
        <TextArea
          {...control}
          mono
          rows={3}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            const key = readKey(event.target.value);
            onKey(isProblem(key) ? undefined : key);
          }}
        />
      )}
    </Field>
  );
}

function readKey(text: string): VerificationKey | Problem | undefined {
  const trimmed = text.trim();
  if (!trimmed) return undefined;
  if (trimmed.includes('-----BEGIN ')) return { pem: trimmed };
  if (!trimmed.startsWith('{')) return { secret: text };
  const node = parseJson(trimmed);
  const json = isBroken(node) ? undefined : toJson(node);
  if (isBroken(node))
    return {
      kind: 'problem',
      code: 'key-malformed',
      title: 'Not JSON',
      detail: `${node.message} ${node.advice}`,
    };
  if (!isJsonObject(json)) return undefined;
  return 'keys' in json ? { jwks: json } : { jwk: json };
}
