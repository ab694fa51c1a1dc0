import { flowLinkQuery } from '#app/flow/link.ts';
import { paths } from '#app/paths.ts';
import { Disclosure } from '#app/shell/disclosure.tsx';
import type { TraceModel } from '#trace/model.ts';
import { Icon } from '#ui/icon.tsx';
import { showToast } from '#ui/toast.tsx';
import type { ShareKind } from './share.ts';

const item = 'flex min-h-row w-full items-center gap-2 rounded-sm px-3 text-left text-ink hover:bg-hover';

type ShareMenuProps = { model: TraceModel; onExport(): void; onShare(kind: ShareKind): void };

/** All that a run gives away; each without its secrets. */
export function ShareMenu({ model, onExport, onShare }: ShareMenuProps) {
  return (
    <Disclosure
      label="Share"
      className="grid size-row place-items-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
      trigger={<Icon name="upload" />}
    >
      <ul aria-label="Share">
        <Item label="Export trace" onClick={onExport} />
        <Item label="Copy a report in Markdown" onClick={() => onShare('report')} />
        <Item label="Copy a Mermaid diagram" onClick={() => onShare('mermaid')} />
        <Item label="Save all requests as cURL" onClick={() => onShare('curl')} />
        <Item label="Copy a link with these inputs" onClick={() => void copyLink(model)} />
      </ul>
    </Disclosure>
  );
}

function Item({ label, onClick }: { label: string; onClick(): void }) {
  return (
    <li>
      <button type="button" className={item} onClick={onClick}>
        {label}
      </button>
    </li>
  );
}

/** It fills in the flow somewhere else, and starts nothing; a secret is never in it. */
async function copyLink({ flow, target, inputs, extra, mode }: TraceModel): Promise<void> {
  const query = flowLinkQuery({
    issuer: target.issuer,
    clientId: target.clientId,
    mode,
    inputs: { ...inputs },
    extra,
  });
  const link = `${location.origin}${paths.flow(flow)}?${query}`;
  try {
    await navigator.clipboard.writeText(link);
    showToast({ text: 'The link is copied. It fills in the flow, and holds no secret.' });
  } catch {
    showToast({ text: `The browser refused to copy. The link: ${link}` });
  }
}
