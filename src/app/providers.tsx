import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { BrowserRouter } from 'react-router-dom';
import { decodeBase64url } from '#lib/base64url.ts';
import { newId } from '#lib/ids.ts';
import { MaskProvider } from '#panels/mask.tsx';
import { browserShelf } from './adapters/shelf.ts';

const FINGERPRINT_KEY = 'grantscope.fingerprint-key';

const queries = new QueryClient({
  defaultOptions: {
    // Most of what is asked for lives in this browser: it is there offline, and asking twice does not help.
    queries: { networkMode: 'always', retry: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Random, made once: without it a short secret could be guessed from its fingerprint. */
function fingerprintKey(): Uint8Array {
  const kept = decodeBase64url(browserShelf.get(FINGERPRINT_KEY) ?? '');
  if (kept?.length === 32) return kept;
  const fresh = newId(32);
  browserShelf.set(FINGERPRINT_KEY, fresh);
  return decodeBase64url(fresh) ?? new Uint8Array(32);
}

export function Providers({ children }: { children: ReactNode }) {
  const [key] = useState(fingerprintKey);
  return (
    <QueryClientProvider client={queries}>
      <MaskProvider fingerprintKey={key}>
        <BrowserRouter>{children}</BrowserRouter>
      </MaskProvider>
    </QueryClientProvider>
  );
}
