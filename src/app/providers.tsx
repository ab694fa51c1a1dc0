import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MaskProvider } from '#panels/mask.tsx';
import { fingerprintKey } from './adapters/fingerprint-key.ts';

const queries = new QueryClient({
  defaultOptions: {
    // Most of what is asked for lives in this browser: it is there offline, and asking twice does not help.
    queries: { networkMode: 'always', retry: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Everything that a screen may ask for, except for the router: the build has one of its own. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queries}>
      <MaskProvider fingerprintKey={fingerprintKey()}>{children}</MaskProvider>
    </QueryClientProvider>
  );
}
