/** A run that this tab presents, so that a trip to the tenant comes back to the presentation. */
import { tabShelf } from '#app/adapters/shelf.ts';

const KEY = 'grantscope.presenting';

export function rememberPresenting(run: string, step: string): void {
  tabShelf.set(KEY, JSON.stringify([run, step]));
}

export function forgetPresenting(): void {
  tabShelf.remove(KEY);
}

/** The step at which this tab left the presentation of this run; undefined where it did not. */
export function presentedStep(run: string): string | undefined {
  const [presented, step] = JSON.parse(tabShelf.get(KEY) ?? '[]') as string[];
  return presented === run ? step : undefined;
}
