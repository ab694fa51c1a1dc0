import { useEffect, useState } from 'react';
import { keyPairOf, publicPem } from '#app/adapters/key-pairs.ts';
import { findKeyPair } from '#store/keys.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';

type PublicKeyProps = { issuer: string; clientId: string };

/** The public half of the key that `private_key_jwt` signs with, to paste into the Dashboard. */
export function PublicKey({ issuer, clientId }: PublicKeyProps) {
  const [pem, setPem] = useState<string>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    let gone = false;
    setPem(undefined);
    findKeyPair({ issuer, clientId, use: 'client', alg: 'RS256' })
      .then((pair) => pair && publicPem(pair))
      .then((text) => !gone && setPem(text))
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [issuer, clientId]);
  const make = async () => {
    try {
      setPem(await publicPem(await keyPairOf({ issuer, clientId, use: 'client', alg: 'RS256' })));
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
  };
  const known = issuer !== '' && clientId !== '';
  return (
    <section aria-label="Public key" className="grid gap-1">
      <p className="text-xs text-ink-2">
        Signs with a key pair of this browser; the private key cannot leave it. In the Dashboard: Credentials
        of the application, Private Key JWT, add this public key (RS256, PEM).
      </p>
      {pem ? (
        <div className="flex items-start gap-1">
          <textarea
            readOnly
            aria-label="Public key, PEM"
            rows={4}
            value={pem}
            className="min-w-0 flex-1 resize-y rounded-sm border border-control bg-surface p-2 font-wire text-xs"
          />
          <CopyButton value={pem} label="Copy the public key" />
        </div>
      ) : (
        <Button onClick={make} disabled={!known} className="justify-self-start">
          Make the key pair
        </Button>
      )}
      {!known && (
        <p className="text-xs text-ink-2">It is bound to the issuer and the client_id: enter both first.</p>
      )}
      {failed && (
        <p role="alert" className="text-xs text-danger">
          The key pair could not be made or kept: {failed}
        </p>
      )}
    </section>
  );
}
