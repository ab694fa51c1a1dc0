/** The page answers in between: a long trace takes seconds. */
const SLICE_MS = 12;

const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Work in slices of a few milliseconds: `breathe` lets the page answer where one is over. */
export class Slices {
  #since = performance.now();

  async breathe(): Promise<void> {
    if (performance.now() - this.#since < SLICE_MS) return;
    await pause();
    this.#since = performance.now();
  }
}
