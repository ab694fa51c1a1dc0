import type { ReactNode } from 'react';
import { useId, useRef, useState, useSyncExternalStore } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { remember } from '#app/adapters/page-memory.ts';
import { sandboxIssuer } from '#app/adapters/sandbox-host.ts';
import { useSandboxStatus } from '#app/adapters/use-sandbox-status.ts';
import { paths } from '#app/paths.ts';
import { useTakeFile } from '#app/share/use-take-file.ts';
import { useHydrated } from '#app/use-hydrated.ts';
import { flowList } from '#flows/registry.ts';
import { Button, buttonClass } from '#ui/button.tsx';
import { TextArea } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';
import { AddTenant } from './add-tenant.tsx';
import { ChannelStrip } from './channel-strip.tsx';

export function Doors() {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(19rem,100%),1fr))] gap-px border border-line bg-line">
      <SandboxDoor />
      <Door title="Debug your own tenant">
        <AddTenant />
      </Door>
      <Door title="Open what went wrong">
        <OpenSomething />
      </Door>
    </div>
  );
}

function Door({ title, first, children }: { title: string; first?: boolean; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`flex flex-col gap-3 bg-surface p-4 ${first ? 'shadow-[inset_var(--bar)_0_0_var(--accent)]' : ''}`}
    >
      <h2 id={id} className="text-md">
        {title}
      </h2>
      {children}
    </section>
  );
}

const never = () => () => undefined;

/** The sandbox's issuer is an address of this host, which the build that prerenders this page does not know. */
function useSandboxQuery(): Record<string, string> {
  const issuer = useSyncExternalStore(never, sandboxIssuer, () => undefined);
  return issuer ? { issuer } : {};
}

function SandboxDoor() {
  const query = useSandboxQuery();
  const { state, reason } = useSandboxStatus();
  const first = flowList[0];
  return (
    <Door title="New here? Use the sandbox" first>
      <p className="text-xs text-ink-2">A practice tenant inside this tab. No account, no network.</p>
      {first && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <ChannelStrip channels={first.channels} />
          <span className="text-xs text-ink-2">{first.channels.length} steps, about 2 minutes</span>
        </p>
      )}
      {state === 'unavailable' ? (
        <div className="mt-auto grid gap-1 text-xs text-ink-2" role="status">
          <p className="flex items-start gap-2 font-medium text-ink">
            <Icon name="warn" className="size-4" />
            {reason?.title ?? 'The sandbox cannot run here'}
          </p>
          {reason && <Prose text={reason.detail} />}
        </div>
      ) : (
        <div className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-2">
          {first && (
            <Link className={`${buttonClass('main')} h-9 px-3.5 text-md`} to={paths.flow(first.id, query)}>
              <Icon name="play" className="size-3.5" />
              Start with Authorization Code
            </Link>
          )}
          {/* As wide in both states: a line that breaks in one of them would move the page below. */}
          <span className="min-w-13 text-xs text-ink-2" role="status">
            {state === 'ready' ? 'ready' : 'starting'}
          </span>
        </div>
      )}
    </Door>
  );
}

/** What was pasted goes to the inspector in memory, never in the address or the history. */
function OpenSomething() {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const field = useId();
  const picker = useRef<HTMLInputElement>(null);
  const takeFile = useTakeFile();
  const hydrated = useHydrated();
  const inspect = (value: string) => void navigate(paths.inspect, { state: remember(value) });

  return (
    <>
      <label htmlFor={field} className="sr-only">
        Paste a token, a callback URL, a request or a trace
      </label>
      <TextArea
        id={field}
        mono
        rows={2}
        spellCheck={false}
        className="resize-none! border-dashed bg-sunk!"
        placeholder="Paste a token, a callback URL, cURL or a trace"
        readOnly={!hydrated}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          if (text) return;
          event.preventDefault();
          inspect(event.clipboardData.getData('text/plain'));
        }}
      />
      <div className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-2">
        {text ? (
          <Button className="h-9 px-3.5 text-md" onClick={() => inspect(text)}>
            Inspect it
          </Button>
        ) : (
          <Button className="h-9 px-3.5 text-md" icon="upload" onClick={() => picker.current?.click()}>
            Choose a file
          </Button>
        )}
        <input
          ref={picker}
          type="file"
          hidden
          aria-label="File to inspect"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void takeFile(file);
          }}
        />
        <span className="text-xs text-ink-2">or drop one anywhere</span>
      </div>
    </>
  );
}
