import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocation, useNavigate } from 'react-router-dom';
import { recall, remember } from '#app/adapters/page-memory.ts';
import { BrokenView } from '#app/inspect/broken-view.tsx';
import { stretchAround } from '#app/inspect/long-paste.ts';
import { LongText } from '#app/inspect/long-text.tsx';
import { PartsBar } from '#app/inspect/parts-bar.tsx';
import { PasteBox } from '#app/inspect/paste-box.tsx';
import { PastedToken } from '#app/inspect/pasted-token.tsx';
import { readFile } from '#app/inspect/read-file.ts';
import { Recognised } from '#app/inspect/recognised.tsx';
import { Sections } from '#app/inspect/sections.tsx';
import { TraceOffer } from '#app/inspect/trace-offer.tsx';
import { useInspection } from '#app/inspect/use-inspection.ts';
import { useKeptThroughReload, useReload } from '#app/inspect/use-reload.ts';
import { paths } from '#app/paths.ts';
import { usePageTitle } from '#app/shell/page-title.ts';
import type { Inspection } from '#inspect/inspection.ts';
import { useMask } from '#panels/mask.tsx';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Pane } from '#ui/pane.tsx';
import { Tabs } from '#ui/tabs.tsx';

export function InspectRoute() {
  usePageTitle('Inspect');
  const { state, key } = useLocation();
  const given = recall(state);
  return <Inspect key={key} given={typeof given === 'string' ? given : ''} />;
}

function Inspect({ given }: { given: string }) {
  const navigate = useNavigate();
  const [text, setText] = useState(given);
  const { masked, toggle } = useMask();
  const [lit, setLit] = useState('payload');
  const field = useRef<HTMLTextAreaElement>(null);
  const [from, setFrom] = useState(0);
  const { text: shown, found, reading } = useInspection(text);
  const open = (inner: string) => void navigate(paths.inspect, { state: remember(inner) });
  useReload(text, setText);
  const replace = (whole: string) => {
    setText(whole);
    setFrom(0);
  };

  const goTo = () => {
    const offset = found.broken?.offset ?? 0;
    const first = stretchAround(text, offset);
    // The stretch must stand in the field before anything in it can be selected.
    flushSync(() => setFrom(first));
    field.current?.focus();
    field.current?.setSelectionRange(offset - first, offset - first + 1);
    field.current?.parentElement?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  };

  return (
    <>
      <TraceOffer text={text} />
      <Head onClear={() => replace('')} onText={replace} empty={text === ''} />
      <div className="grid gap-px bg-line min-[60rem]:min-h-[calc(100dvh-6.25rem)] min-[60rem]:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <Pane
          title="Pasted"
          count={`${text.length.toLocaleString('en')} ${text.length === 1 ? 'character' : 'characters'}`}
          actions={
            text && (
              <Button variant="quiet" icon={masked ? 'masked' : 'eye'} aria-pressed={masked} onClick={toggle}>
                Mask
              </Button>
            )
          }
        >
          <div className="p-3">
            <PasteBox
              text={text}
              parts={shown === text ? found.parts : []}
              lit={lit}
              brokenAt={found.broken?.offset}
              masked={masked}
              field={field}
              from={from}
              onFrom={setFrom}
              onChange={setText}
            />
          </div>
          <PartsBar parts={found.parts} lit={lit} onLight={setLit} />
          <Recognised found={found} />
        </Pane>
        <Result found={found} reading={reading} text={shown} onOpen={open} onGo={goTo} />
      </div>
    </>
  );
}

function Head({ onClear, onText, empty }: { onClear(): void; onText(text: string): void; empty: boolean }) {
  const picker = useRef<HTMLInputElement>(null);
  const kept = useKeptThroughReload();
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface px-3 py-2">
      <div>
        <h1 className="text-lg tracking-[-0.008em]">Inspect</h1>
        <p className="mt-0.5 text-xs text-ink-2">
          Paste anything; what it is comes by itself. It stays in this tab
          {kept ? ', and outlives a reload.' : '; a reload forgets it, since no worker runs here.'}
        </p>
      </div>
      <div className="ml-auto flex gap-2">
        <Button variant="quiet" disabled={empty} onClick={onClear}>
          Clear
        </Button>
        <Button icon="download" onClick={() => picker.current?.click()}>
          Open a file
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          onChange={(event) => {
            void readFile(event.target.files?.[0], onText);
            event.target.value = '';
          }}
        />
      </div>
    </div>
  );
}

type ResultProps = {
  found: Inspection;
  reading: boolean;
  text: string;
  onOpen(text: string): void;
  onGo(): void;
};

function Result({ found, reading, text, onOpen, onGo }: ResultProps) {
  const [tab, setTab] = useState('explained');
  const { masked, toggle } = useMask();
  const panel = useId();
  const tabs = [
    { id: 'explained', label: 'Explained' },
    ...(found.pretty === undefined
      ? []
      : [
          {
            id: 'pretty',
            label:
              found.kind === 'xml'
                ? 'XML'
                : found.kind === 'token' || found.kind === 'json' || found.kind === 'keys'
                  ? 'JSON'
                  : 'Text',
          },
        ]),
    { id: 'raw', label: 'Raw' },
  ];
  const value = tabs.some(({ id }) => id === tab) ? tab : 'explained';
  if (reading)
    return (
      <Pane title="Reading">
        <p role="status" className="p-3 text-ink-2">
          Reading {text.length.toLocaleString('en')} characters.
        </p>
      </Pane>
    );
  if (found.kind === 'empty')
    return (
      <Pane title="What it is">
        <Empty title="Nothing is pasted yet">
          Paste a token, a callback URL, JSON, a key, headers or a cURL command at the left, or drop a file
          here. Nothing leaves this tab: the keys of an issuer are asked for only when you press the button
          that says so.
        </Empty>
      </Pane>
    );
  return (
    <Pane
      title={found.title}
      tabs={<Tabs label="Decoded views" tabs={tabs} value={value} onChange={setTab} panelId={panel} />}
      actions={
        <CopyButton
          value={found.pretty ?? text.trim()}
          label={found.pretty === undefined ? 'Copy the text' : 'Copy it decoded'}
        />
      }
    >
      <div id={panel} role="tabpanel" aria-label={value}>
        {masked && (value === 'raw' || (value === 'pretty' && found.kind !== 'token')) ? (
          <p className="flex flex-wrap items-center gap-3 p-3 text-ink-2">
            Masked, {text.length.toLocaleString('en')} characters. <Button onClick={toggle}>Show them</Button>
          </p>
        ) : value === 'raw' ? (
          <LongText key="raw" text={text} label="Raw text" />
        ) : value === 'pretty' ? (
          <LongText key="pretty" text={found.pretty ?? ''} label={found.title} />
        ) : (
          <>
            {found.broken && <BrokenView text={text} broken={found.broken} onGo={onGo} />}
            {found.token ? (
              <PastedToken key={found.token.text} token={found.token} notes={found.notes} onOpen={onOpen} />
            ) : (
              <Sections found={found} onOpen={onOpen} />
            )}
            {found.kind === 'xml' && <LongText text={found.pretty ?? ''} label={found.title} />}
          </>
        )}
      </div>
    </Pane>
  );
}
