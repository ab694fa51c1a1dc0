import type { ReactNode } from 'react';

const dot = (cx: number, cy: number, r: number) => (
  <circle cx={cx} cy={cy} r={r} fill="currentColor" stroke="none" />
);

const icons = {
  front: (
    <>
      <rect x="1.5" y="2.5" width="13" height="11" rx="1.5" />
      <path d="M1.5 5.75h13M5 9.75h5.5M8.5 7.75l2 2-2 2" />
    </>
  ),
  back: <path d="M1.5 5.25h12M10.5 2.25l3 3-3 3M14.5 10.75h-12M5.5 7.75l-3 3 3 3" />,
  local: (
    <>
      <path d="M8 1.5l5.75 3.25v6.5L8 14.5l-5.75-3.25v-6.5z" />
      {dot(8, 8, 1.6)}
    </>
  ),
  check: <path d="M3 8.5l3.25 3.25L13 4.75" />,
  error: (
    <>
      <path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4z" fill="currentColor" />
      <path d="M5.75 5.75l4.5 4.5m0-4.5l-4.5 4.5" className="stroke-surface" />
    </>
  ),
  warn: (
    <>
      <path d="M8 2l6.5 11.5h-13z" className="fill-warn stroke-on-warn" />
      <path d="M8 6.25v3.5M8 11.4v.6" className="stroke-on-warn" />
    </>
  ),
  note: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.25V11M8 4.75v.6" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.25" strokeDasharray="2.2 2.2" />
      <path d="M6.2 6.3c.2-1 .9-1.5 1.8-1.5 1 0 1.8.6 1.8 1.6 0 1.3-1.8 1.4-1.8 2.7M8 11v.4" />
    </>
  ),
  planned: <circle cx="8" cy="8" r="5.5" strokeDasharray="2.2 2.1" />,
  current: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      {dot(8, 8, 2.75)}
    </>
  ),
  skipped: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M4.5 11.5l7-7" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8.5" height="8.5" rx="1.25" />
      <path d="M10.5 5.5v-2A1.25 1.25 0 009.25 2.25H3.5A1.25 1.25 0 002.25 3.5v5.75A1.25 1.25 0 003.5 10.5h2" />
    </>
  ),
  eye: (
    <>
      <path d="M1.25 8S3.75 3.5 8 3.5 14.75 8 14.75 8 12.25 12.5 8 12.5 1.25 8 1.25 8z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  masked: <path d="M2 6.5s2.2 3.5 6 3.5 6-3.5 6-3.5M8 10v2.5M3.9 8.9l-1.4 1.9M12.1 8.9l1.4 1.9" />,
  plus: <path d="M8 3v10M3 8h10" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.25" />
      <path d="M10.25 10.25L14 14" />
    </>
  ),
  menu: <path d="M2 4.5h12M2 8h12M2 11.5h12" />,
  theme: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 2a6 6 0 010 12z" fill="currentColor" />
    </>
  ),
  left: <path d="M10 3.5L5.5 8l4.5 4.5" />,
  right: <path d="M6 3.5L10.5 8 6 12.5" />,
  up: <path d="M3.5 10L8 5.5l4.5 4.5" />,
  down: <path d="M3.5 6L8 10.5 12.5 6" />,
  play: <path d="M4.5 2.75v10.5L13 8z" fill="currentColor" />,
  forward: <path d="M2.5 3.5v9L8 8zM8.5 3.5v9L14 8z" fill="currentColor" />,
  retry: <path d="M13.25 8A5.25 5.25 0 118 2.75c1.9 0 3.4 1 4.4 2.5M12.75 2v3.5h-3.5" />,
  download: <path d="M8 2v7.5M4.75 6.5L8 9.75 11.25 6.5M2.25 10.5v3h11.5v-3" />,
  upload: <path d="M8 10V2.25M5 5l3-2.75L11 5M3.5 7.5v6h9v-6" />,
  external: <path d="M6.5 3.25H3.25v9.5h9.5V9.5M9.25 2.75h4v4M13 3L7.5 8.5" />,
  trash: <path d="M2.5 4.25h11M6 4V2.5h4V4M4 4.5l.75 9h6.5l.75-9M6.75 7v4M9.25 7v4" />,
  edit: <path d="M2.75 13.25l.75-3 7-7 2.25 2.25-7 7z" />,
  target: (
    <>
      <circle cx="8" cy="8" r="4.5" />
      <path d="M8 1v3.5M8 11.5V15M1 8h3.5M11.5 8H15" />
    </>
  ),
  more: (
    <>
      {dot(3.25, 8, 1.1)}
      {dot(8, 8, 1.1)}
      {dot(12.75, 8, 1.1)}
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.5 1.75" />
    </>
  ),
  key: (
    <>
      <circle cx="5" cy="8" r="3" />
      <path d="M8 8h6M11.5 8v2.5" />
    </>
  ),
  user: (
    <>
      <circle cx="8" cy="5" r="2.5" />
      <path d="M3 13.5c.5-3 2.4-4.5 5-4.5s4.5 1.5 5 4.5" />
    </>
  ),
  link: (
    <path d="M6.75 9.25l2.5-2.5M7.5 4.75l1.75-1.75a2.6 2.6 0 013.75 3.75L11.25 8.5M8.5 11.25L6.75 13A2.6 2.6 0 013 9.25L4.75 7.5" />
  ),
  stop: <rect x="3.5" y="3.5" width="9" height="9" rx="1" fill="currentColor" />,
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  list: <path d="M5.5 4h8.5M5.5 8h8.5M5.5 12h8.5M2.25 4h.5M2.25 8h.5M2.25 12h.5" />,
  diagram: <path d="M3 2v12M8 2v12M13 2v12M3 5.5h5M8 10.5h5" />,
  filter: <path d="M2 3.5h12L9.5 8.75v4.5l-3-1.5v-3z" />,
  shield: <path d="M8 1.75l5 1.75v4c0 3.25-2 5.5-5 6.75-3-1.25-5-3.5-5-6.75v-4z" />,
  file: <path d="M4 1.75h5l3.25 3.25v9.25H4zM9 1.75V5h3.25" />,
  present: <path d="M2 3h12v8H2zM8 11v3M5 14h6" />,
  qr: <path d="M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h1.5v1.5M13.5 9.5v4h-4v-1.5" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof icons;

export function Icon({ name, className = 'size-4' }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`flex-none ${className}`}
    >
      {icons[name]}
    </svg>
  );
}
