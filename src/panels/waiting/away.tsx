import { useState } from 'react';
import type { Callback } from '#flows/flow.ts';
import { isProblem } from '#lib/problem.ts';
import type { LeaveMode } from '#trace/event.ts';
import type { Exchange } from '#trace/model.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { ExternalLink } from '#ui/external-link.tsx';
import { Field, TextArea } from '#ui/field.tsx';
import { Pane } from '#ui/pane.tsx';
import { readPastedCallback } from './pasted-callback.ts';

const explained: Record<LeaveMode, string> = {
  'same-tab': 'This tab left for the tenant. It comes back to this run when the login is done.',
  popup:
    'The tenant is open in another window. This page goes on by itself when the login is done. Was that window closed? The link below opens the login again.',
  iframe:
    'The tenant answers in a hidden frame, without showing a page. If it takes longer than a few seconds, it was refused; after a minute the run stops here.',
  manual:
    'Open the link wherever you like, another browser or device too. Then bring back the address that you landed on.',
};

const NOBODY_LEFT =
  'Somebody else begins: open the link of the mail, or start at the identity provider. What comes back is found by itself in this browser; else paste the address you land on.';

type AwayProps = {
  exchange: Exchange;
  redirectUri: string;
  /** What the tenant's page said, where the way back brought it along. */
  said?: string | undefined;
  onCallback(callback: Callback): void;
  onPageSeen(text: string): void;
};

/** The browser is away: the link, a box for what came back, and one for a tenant that kept it. */
export function Away({ exchange, redirectUri, said, onCallback, onPageSeen }: AwayProps) {
  const { sent, mode = 'manual' } = exchange;
  const kept = mode === 'same-tab' || said !== undefined;
  return (
    <Pane title="Waiting for the browser" count={mode}>
      <div className="grid max-w-[44rem] gap-4 p-3">
        <p className="text-md leading-text text-ink-2">{sent ? explained[mode] : NOBODY_LEFT}</p>
        {sent?.method === 'GET' && (
          <div className="grid gap-1">
            <p className="font-medium">The link</p>
            <p className="flex items-start gap-1 font-wire text-xs">
              <ExternalLink href={sent.url}>{sent.url.split('?')[0]}?…</ExternalLink>
              <CopyButton value={sent.url} label="Copy the link" />
            </p>
          </div>
        )}
        {kept && <PageBox key="page" likely said={said} onPageSeen={onPageSeen} />}
        <PasteBox main={!kept} redirectUri={redirectUri} onCallback={onCallback} />
        {!kept && <PageBox key="page" said={said} onPageSeen={onPageSeen} />}
      </div>
    </Pane>
  );
}

type PasteBoxProps = Pick<AwayProps, 'redirectUri' | 'onCallback'> & { main: boolean };

function PasteBox({ main, redirectUri, onCallback }: PasteBoxProps) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const take = () => {
    const read = readPastedCallback(text, redirectUri);
    if (isProblem(read)) setError(`${read.title}. ${read.detail}`);
    else onCallback(read);
  };
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <Field label="The address you landed on, or the body of the form post" error={error}>
        {(control) => (
          <TextArea
            {...control}
            mono
            rows={3}
            spellCheck={false}
            placeholder={`${redirectUri}?code=…&state=…`}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setError(undefined);
            }}
          />
        )}
      </Field>
      <Button type="submit" variant={main ? 'main' : 'plain'} className="justify-self-start">
        Take this callback
      </Button>
    </form>
  );
}

type PageBoxProps = Pick<AwayProps, 'said' | 'onPageSeen'> & {
  /** A tab that left and is here again without a callback was most likely kept by the tenant. */
  likely?: boolean;
};

function PageBox({ likely = false, said = '', onPageSeen }: PageBoxProps) {
  const [text, setText] = useState(said);
  return (
    <details open={likely}>
      <summary className="min-h-6">The tenant showed an error page and nothing came back</summary>
      <form
        className="mt-2 grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) onPageSeen(text.trim());
        }}
      >
        <Field label="What the page says" help="It is kept as plain text, and the run stops here.">
          {(control) => (
            <TextArea {...control} rows={4} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
        <Button
          type="submit"
          variant={likely ? 'main' : 'plain'}
          className="justify-self-start"
          disabled={text.trim() === ''}
        >
          Stop here with this page
        </Button>
      </form>
    </details>
  );
}
