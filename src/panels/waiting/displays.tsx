import { useEffect, useState } from 'react';
import { encode } from 'uqr';
import type { Display } from '#flows/flow.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { ExternalLink } from '#ui/external-link.tsx';

/** What a step shows while it waits: a code to read, a link, the same as QR code, and how long it is good. */
export function Displays({ shows }: { shows: Display[] }) {
  if (shows.length === 0) return null;
  return (
    <section
      aria-label="Shown to the user"
      className="flex flex-wrap items-center gap-x-8 gap-y-4 border-b border-line bg-surface p-4"
    >
      {shows.map((display) => (
        <Shown key={display.kind + display.label} display={display} />
      ))}
    </section>
  );
}

function Shown({ display }: { display: Display }) {
  switch (display.kind) {
    case 'code':
      return (
        <div>
          <p className="font-wire text-xs text-ink-2">{display.label}</p>
          <p className="flex items-center gap-1 font-wire text-2xl tracking-wider">
            {display.value} <CopyButton value={display.value} label={`Copy ${display.label}`} />
          </p>
        </div>
      );
    case 'link':
      return (
        <div className="min-w-0">
          <p className="font-wire text-xs text-ink-2">{display.label}</p>
          <p className="font-wire text-xs">
            <ExternalLink href={display.href}>{display.href}</ExternalLink>
          </p>
        </div>
      );
    case 'qr':
      return <QrCode label={display.label} value={display.value} />;
    case 'expires':
      return <Expires label={display.label} atMs={display.atMs} />;
  }
}

const QUIET_ZONE = 4;

/** Characters of up to three bytes each; a code holds 2953 bytes, and a tenant may send any address. */
const LONGEST_IN_A_QR_CODE = 900;

function QrCode({ label, value }: { label: string; value: string }) {
  if (value.length > LONGEST_IN_A_QR_CODE) return null;
  const { data, size } = encode(value, { border: QUIET_ZONE });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={`QR code: ${label}`}
      className="size-28 bg-white"
    >
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

function Expires({ label, atMs }: { label: string; atMs: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.round((atMs - now) / 1000));
  return (
    <div>
      <p className="text-xs text-ink-2">{label}</p>
      <p role="timer">
        {left === 0 ? 'it has' : `in ${Math.floor(left / 60)} min ${String(left % 60).padStart(2, '0')} s`}
      </p>
    </div>
  );
}
