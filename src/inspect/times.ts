const days = new Intl.NumberFormat('en');

const UNITS = [
  ['day', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** A length of time in at most two units: `1 day 13 h`, `4 min 10 s`, `0 s`. Takes milliseconds of either sign. */
export function distance(milliseconds: number): string {
  let seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (!Number.isFinite(seconds)) return 'an endless time';
  const words: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(seconds / size);
    if (count === 0) {
      if (words.length) break;
      continue;
    }
    words.push(unit === 'day' ? `${days.format(count)} ${count === 1 ? 'day' : 'days'}` : `${count} ${unit}`);
    seconds -= count * size;
    if (words.length === 2) break;
  }
  return words.join(' ') || '0 s';
}

/** `in 3 h`, `2 days ago`, `now`. */
export function fromNow(atMs: number, nowMs: number): string {
  const away = atMs - nowMs;
  if (Math.abs(away) < 1000) return 'now';
  return away > 0 ? `in ${distance(away)}` : `${distance(away)} ago`;
}

/** Making a formatter takes longer than all that it formats in a run. */
const formatters = new Map<string | undefined, Intl.DateTimeFormat>();

function formatterOf(zone: string | undefined): Intl.DateTimeFormat {
  const made =
    formatters.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
      ...(zone ? { timeZone: zone } : {}),
    });
  formatters.set(zone, made);
  return made;
}

/** Local time with its zone, `24 Nov 2026, 09:41:28 GMT+1`; `zone` is for tests. Undefined beyond what a date can be. */
export function localTime(atMs: number, zone?: string): string | undefined {
  return Math.abs(atMs) <= 8.64e15 ? formatterOf(zone).format(atMs) : undefined;
}
