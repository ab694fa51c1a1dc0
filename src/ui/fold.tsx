import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

/** Where sizes and folded panes are remembered; a page without one forgets them. */
export type LayoutMemory = {
  read(key: string): number | boolean | undefined;
  /** `undefined` forgets it. */
  write(key: string, value: number | boolean | undefined): void;
};

const forgetful: LayoutMemory = { read: () => undefined, write: () => undefined };
const MemoryContext = createContext(forgetful);

export function LayoutMemoryProvider({ memory, children }: { memory: LayoutMemory; children: ReactNode }) {
  return <MemoryContext.Provider value={memory}>{children}</MemoryContext.Provider>;
}

export function useLayoutMemory(): LayoutMemory {
  return useContext(MemoryContext);
}

export type Fold = {
  /** What folds, as the chevron calls it. */
  name: string;
  folded: boolean;
  /** Folds to a narrow column instead of a line. */
  rail: boolean;
  setFolded(folded: boolean): void;
};

const FoldContext = createContext<Fold | undefined>(undefined);

type FoldableProps = { id: string; name: string; rail?: boolean; off?: boolean; children: ReactNode };

/** The pane inside gets a chevron that folds it to its head, and is found so again. Not while this is `off`. */
export function Foldable({ id, name, rail = false, off = false, children }: FoldableProps) {
  const memory = useLayoutMemory();
  const key = `folded.${id}`;
  const [folded, setFolded] = useState(() => memory.read(key) === true);
  const fold = useMemo(
    () => ({
      name,
      folded,
      rail,
      setFolded(now: boolean) {
        setFolded(now);
        memory.write(key, now || undefined);
      },
    }),
    [name, folded, rail, memory, key],
  );
  return <FoldContext.Provider value={off ? undefined : fold}>{children}</FoldContext.Provider>;
}

export function useFold(): Fold | undefined {
  return useContext(FoldContext);
}

/** The panes inside of a pane do not fold. */
export function NoFold({ children }: { children: ReactNode }) {
  return <FoldContext.Provider value={undefined}>{children}</FoldContext.Provider>;
}
