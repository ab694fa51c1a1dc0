import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

function isWeb(href: string): boolean {
  return /^https?:\/\//i.test(href) && URL.canParse(href);
}

/** Opens in a new tab without a referrer. What is not http or https stays text. */
export function ExternalLink({ href, children }: { href: string; children: ReactNode }) {
  if (!isWeb(href)) return <span className="[overflow-wrap:anywhere]">{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="link [overflow-wrap:anywhere]">
      {children}
      <Icon name="external" className="ml-1 inline size-3" />
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
