/** A named value of the API: a parameter, a body field, a field of an answer, a header. Written once, used by name. */
import type { DashboardPlace } from './dashboard.ts';

/** `credential`: good for months, never to be stored. `secret`: good for a while, never to be shown unmasked. */
export type Secrecy = 'none' | 'secret' | 'credential';

/** What a value looks like. `flag` is a parameter whose presence counts; `jwt` and `saml` can be opened. */
export type Shape =
  | { type: 'string'; format?: 'uri' | 'email' | 'jwt' | 'saml' | 'json' | 'base64'; pattern?: string }
  | { type: 'string'; values: readonly string[] }
  | { type: 'integer' | 'boolean' | 'flag' | 'object' }
  | { type: 'array'; items: 'string' | 'object' };

export type Field = {
  /** One line, in plain words; backticks mark protocol names. */
  meaning: string;
  shape: Shape;
  secrecy: Secrecy;
  /** The setting that governs it; `managementField` gives its name in the Management API. */
  dashboard?: DashboardPlace;
  docs?: string;
};

export type Fields = Readonly<Record<string, Field>>;

type More = Partial<Pick<Field, 'dashboard' | 'docs' | 'shape'>>;

const field =
  (shape: Shape, secrecy: Secrecy = 'none') =>
  (meaning: string, more: More = {}): Field => ({ meaning, shape, secrecy, ...more });

export const text = field({ type: 'string' });
export const url = field({ type: 'string', format: 'uri' });
export const email = field({ type: 'string', format: 'email' });
export const json = field({ type: 'string', format: 'json' });
export const saml = field({ type: 'string', format: 'saml' }, 'secret');
export const integer = field({ type: 'integer' });
export const boolean = field({ type: 'boolean' });
export const flag = field({ type: 'flag' });
export const object = field({ type: 'object' });
export const list = field({ type: 'array', items: 'string' });
export const objects = field({ type: 'array', items: 'object' });
export const secret = field({ type: 'string' }, 'secret');
export const secretJwt = field({ type: 'string', format: 'jwt' }, 'secret');
export const secretList = field({ type: 'array', items: 'string' }, 'secret');
export const credential = field({ type: 'string' }, 'credential');
export const credentialJwt = field({ type: 'string', format: 'jwt' }, 'credential');

/** One of a few values; others are refused. */
export function choice(values: readonly string[], meaning: string, more: More = {}): Field {
  return { meaning, shape: { type: 'string', values }, secrecy: 'none', ...more };
}
