/** What a person, a lesson or an attack puts in the place of what a step made. All of it is kept on the trace. */
import type { Document, HttpRequest, HttpResponse } from '#trace/event.ts';
import type { Callback } from './flow.ts';
import type { Produced } from './known.ts';

/** One kind for each thing that a step makes or gets. `elsewhere`: nothing goes out from here. */
export type Edit =
  | { request: HttpRequest }
  | { document: Document }
  | { values: Produced }
  | { callback: Callback }
  | { answer: HttpResponse; elsewhere?: true };

/** What a step made: the request it would send, the document, the values, the callback or the answer that came. */
export type Made = {
  request?: HttpRequest;
  document?: Document;
  values?: Produced;
  callback?: Callback;
  answer?: HttpResponse;
};

/**
 * An attack or a lesson: data on top of a flow. The engine asks `edits` once for each thing that a step makes;
 * `undefined` leaves it as it is. `fails` is what a client that checks well makes of it.
 */
export type Experiment = {
  id: string;
  title: string;
  flow: string;
  inputs?: Record<string, string>;
  edits: Record<string, (made: Made) => Edit | undefined>;
  fails: { step: string; problem: string; check?: string } | 'nowhere';
};
