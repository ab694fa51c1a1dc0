import type { View } from './view.ts';

/** A piece of a text, and what its surroundings say about it. */
export type Part = {
  view: View;
  /** Of the parameter, member, header or element that it is the value of; empty where it has none. */
  name: string;
  /** The name further out that makes all below it a secret: `client_secret` in `{"client_secret": {"now": "…"}}`. */
  under?: string | undefined;
  /** The whole text again with an encoding taken off: others may come to the same. */
  again?: boolean;
};

/** Takes a text of one kind apart, without recursion; undefined where the text is not of that kind. */
export type Reader = (view: View) => Part[] | undefined;
