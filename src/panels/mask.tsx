import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

export type Mask = {
  masked: boolean;
  toggle(): void;
  fingerprintKey: Uint8Array;
  /** The fingerprint that is followed through the run: filled with the accent wherever it stands. */
  followed?: string | undefined;
  follow(code?: string): void;
};

const MaskContext = createContext<Mask>({
  masked: true,
  toggle: () => undefined,
  fingerprintKey: new Uint8Array(32),
  follow: () => undefined,
});

/** Whether secrets are masked, for every panel below. Masked is the default, at each load. */
export function MaskProvider({
  fingerprintKey,
  children,
}: {
  fingerprintKey: Uint8Array;
  children: ReactNode;
}) {
  const [masked, setMasked] = useState(true);
  const [followed, setFollowed] = useState<string>();
  const mask = useMemo(
    () => ({
      masked,
      toggle: () => setMasked((now) => !now),
      fingerprintKey,
      followed,
      follow: (code?: string) => setFollowed((now) => (now === code ? undefined : code)),
    }),
    [masked, followed, fingerprintKey],
  );
  return <MaskContext.Provider value={mask}>{children}</MaskContext.Provider>;
}

/** Secrets stay masked in here, whatever the mask of the app says: what a room sees. */
export function AlwaysMasked({ children }: { children: ReactNode }) {
  const mask = useMask();
  const hidden = useMemo(() => ({ ...mask, masked: true, toggle: () => undefined }), [mask]);
  return <MaskContext.Provider value={hidden}>{children}</MaskContext.Provider>;
}

export function useMask(): Mask {
  return useContext(MaskContext);
}
