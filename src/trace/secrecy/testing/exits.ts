/** The five ways on which a text leaves the run. For tests. */
import { flowLinkQuery, withoutSecrets } from '#app/flow/link.ts';
import { fingerprint } from '#lib/fingerprint.ts';
import type { Json } from '#lib/json.ts';
import type { TraceEvent } from '#trace/event.ts';
import { toTraceFile } from '#trace/formats/native.ts';
import { markerOf } from '#trace/secrecy/marker.ts';
import { mapTexts } from '#trace/secrecy/places.ts';
import { secretsAmong, shownOf } from '#trace/secrecy/screen.ts';
import { type Credential, sealEvent } from '#trace/secrecy/seal.ts';
import { traceText } from '#trace/text.ts';

const key = new Uint8Array(32).fill(7);

export const seal = ({ name, value }: Credential) =>
  markerOf({ name, fingerprint: fingerprint(key, value).code, length: value.length });

/** `known`: the credentials of the run, as its vault knows them. */
export const exits: Record<string, (events: TraceEvent[], known: Credential[]) => string> = {
  store: (events, known) => JSON.stringify(events.map((event) => sealEvent(event, seal, known))),
  export: (events) => toTraceFile(events, { redact: true, key }),
  text: (events) => traceText(events),
  screen: (events, known) => {
    const values: Record<string, Json> = {};
    for (const event of events) if (event.kind === 'produced') Object.assign(values, event.values);
    for (const { name, value } of known) values[name] = value;
    const secrets = secretsAmong(values);
    const shown: string[] = [];
    for (const event of events) {
      mapTexts(event, (text, { name = '', under }) => {
        for (const piece of shownOf(under ?? name, text, secrets))
          shown.push(piece.secret ? '•••' : piece.text);
        return text;
      });
    }
    return shown.join('\n');
  },
};

/** The link of a form in which the text stands under a name, and the address bar after such a link was opened. */
export function links(name: string, text: string): string {
  const form = { issuer: 'https://op.example/', clientId: 'c', mode: undefined, inputs: {}, extra: [] };
  const made = flowLinkQuery({ ...form, inputs: { scope: 'openid' }, extra: [[name, text]] });
  const opened = withoutSecrets(
    new URLSearchParams([
      [name, text],
      ['scope', 'openid'],
    ]),
  );
  return `${made} ${opened ?? new URLSearchParams([[name, text]])}`;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Whether an output still holds the secret, in any writing that a reader could undo by trying. Slow and simple. */
export function holds(output: string, secret: string): boolean {
  const texts = new Set([output]);
  for (let layer = 0; layer < 5; layer++) {
    for (const text of [...texts]) {
      if (text.includes(secret)) return true;
      texts.add(text.replace(/(?:%[\da-f]{2})+/gi, (run) => tried(() => decodeURIComponent(run), run)));
      texts.add(text.replaceAll('+', ' '));
      texts.add(
        text.replace(/\\(?:u[\da-f]{4}|["\\/bfnrt])/gi, (one) => tried(() => JSON.parse(`"${one}"`), one)),
      );
      texts.add(
        text.replace(/&(?:#(\d+)|(\w+));/g, (all, code, name) =>
          code ? String.fromCodePoint(Number(code)) : (ENTITIES[name] ?? all),
        ),
      );
    }
    for (const text of [...texts].filter((one) => one.length < 100_000)) {
      for (const [run] of text.matchAll(/[\w+/-]{12,}={0,2}/g)) {
        const means = tried(() => fromBase64(run), '');
        if (means.includes(secret)) return true;
      }
    }
    if (texts.size > 60) break;
  }
  return [...texts].some((text) => text.includes(secret));
}

function fromBase64(run: string): string {
  const bytes = atob(run.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
  return new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
}

function tried<T>(attempt: () => T, otherwise: T): T {
  try {
    return attempt();
  } catch {
    return otherwise;
  }
}
