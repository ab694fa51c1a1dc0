/** What a tab holds through its reload: in this worker's memory alone, for some seconds, given once. */
const HELD_MS = 15_000;
const MOST_TABS = 10;

const held = new Map<string, string>();

/** Resolves when it is forgotten; the worker is to live until then. A newer text of the same tab takes its place. */
export async function hold(tab: string, text: string): Promise<void> {
  held.delete(tab);
  held.set(tab, text);
  const [oldest] = held.keys();
  if (held.size > MOST_TABS && oldest !== undefined) held.delete(oldest);
  await new Promise((resolve) => setTimeout(resolve, HELD_MS));
  if (held.get(tab) === text) held.delete(tab);
}

/** What this tab held; afterwards nobody has it. */
export function take(tab: string): string | undefined {
  const text = held.get(tab);
  held.delete(tab);
  return text;
}
