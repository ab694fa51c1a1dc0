import type { ComponentProps } from 'react';
import { Prose } from '#ui/prose.tsx';
import { useMaskedText } from './run-secrets.tsx';

/** Sentences that can quote what a tenant or a person wrote. */
export function MaskedProse({ text, ...links }: ComponentProps<typeof Prose>) {
  return <Prose text={useMaskedText(text)} {...links} />;
}
