import { useEffect, useRef } from 'react';
import type { Command } from './commands.ts';

/** What the screen that is open can do and find, asked for when the palette opens. */
let offered: (() => Command[]) | undefined;

/** The palette offers these while this screen is open. The list is made when it opens: it may be long. */
export function useScreenCommands(list: () => Command[]): void {
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  useEffect(() => {
    const here = () => latest.current();
    offered = here;
    return () => {
      if (offered === here) offered = undefined;
    };
  }, []);
}

export function screenCommands(): Command[] {
  return offered?.() ?? [];
}
