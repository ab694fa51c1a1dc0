import { decodeBase64url } from '#lib/base64url.ts';
import { type Inspection, inspection } from './inspection.ts';

type Shape = { pattern: RegExp; title: string; why: string };

/** Shapes of values that nobody but the tenant can read (captures of Auth0 tenants). A guess, never a proof. */
const SHAPES: Shape[] = [
  {
    pattern: /^v1\.[A-Za-z0-9_-]{20,}$/,
    title: 'Refresh token',
    why: 'begins with `v1.`, as older Auth0 tenants write it',
  },
  {
    pattern: /^Fe26\.2\*\S+$/,
    title: 'Sealed value',
    why: 'begins with `Fe26.2*`: an `mfa_token` or `oob_code` of Auth0',
  },
  { pattern: /^org_[A-Za-z0-9]{16}$/, title: 'Organization id', why: 'begins with `org_`' },
  {
    pattern: /^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/,
    title: 'User code',
    why: 'eight letters without vowels: what a device shows',
  },
  {
    pattern: /^[a-z0-9-]+\|\S+$/,
    title: 'User id',
    why: 'a connection, a bar and an id: `sub` of a user of Auth0',
  },
  {
    pattern: /^[A-Za-z0-9]{32}@clients$/,
    title: 'Client as a subject',
    why: 'ends in `@clients`: `sub` of a machine token',
  },
  { pattern: /^[A-Za-z0-9]{32}$/, title: 'Client id', why: '32 letters and digits' },
  { pattern: /^[A-Za-z0-9_-]{64}$/, title: 'Client secret', why: '64 URL-safe characters' },
  {
    pattern: /^[A-Za-z0-9_-]{45}$/,
    title: 'Refresh token or code',
    why: '45 URL-safe characters, as Auth0 writes both',
  },
  {
    pattern: /^[A-Za-z0-9_-]{43}$/,
    title: 'Code verifier, challenge or state',
    why: '43 URL-safe characters: 32 bytes',
  },
  { pattern: /^[A-Za-z0-9_-]{16,}$/, title: 'Opaque value', why: 'URL-safe characters without a structure' },
];

/** One word without a structure that can be read, named by its shape; undefined when no shape fits. */
export function inspectOpaque(text: string): Inspection | undefined {
  if (text.length > 4096) return undefined;
  const shape = SHAPES.find(({ pattern }) => pattern.test(text));
  if (!shape) return undefined;
  const bytes = decodeBase64url(text);
  return inspection('opaque', shape.title, `by its shape: ${shape.why}`, {
    notes: [
      'A value like this is opaque: the tenant alone knows what it stands for. Never read anything out of it.',
    ],
    sections: [
      {
        title: 'Value',
        rows: [
          { name: 'value', value: text, secret: true },
          {
            name: 'length',
            value: `${text.length} characters${bytes ? `, ${bytes.length} bytes when read as base64url` : ''}`,
          },
        ],
      },
    ],
  });
}
