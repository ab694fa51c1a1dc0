/** What the two sides are called. */
export type Names = readonly [left: string, right: string];
