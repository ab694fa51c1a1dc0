import type { Found } from './find.ts';

/** What stands where nobody could tell whether there is a secret. */
export function statement({ value, unread }: Pick<Found, 'value' | 'unread'>): string {
  return `‹not kept: ${value.length} characters, ${unread}›`;
}
