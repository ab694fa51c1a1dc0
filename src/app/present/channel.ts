/** How the two windows of a presentation talk. Both are of this origin: nothing goes out, and no values are in it. */

/** `at`: the scene on screen and what forward does. `who`: a window that has just opened asks. `bye`: the end. */
export type Said =
  | { kind: 'at'; step: string; forward: string }
  | { kind: 'who' }
  | { kind: 'turn'; by: 1 | -1 }
  | { kind: 'bye' };

export type Line = { say(said: Said): void; close(): void };

/** Opens the line of one run. What comes and is none of these is dropped: another version of the app may be open. */
export function openLine(run: string, hear: (said: Said) => void): Line {
  const channel = new BroadcastChannel(`grantscope.present.${run}`);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const said = readSaid(data);
    if (said) hear(said);
  };
  return { say: (said) => channel.postMessage(said), close: () => channel.close() };
}

export function readSaid(data: unknown): Said | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { kind, step, forward, by } = data as Record<string, unknown>;
  switch (kind) {
    case 'who':
    case 'bye':
      return { kind };
    case 'turn':
      return by === 1 || by === -1 ? { kind, by } : undefined;
    case 'at':
      return typeof step === 'string' && typeof forward === 'string' ? { kind, step, forward } : undefined;
    default:
      return undefined;
  }
}
