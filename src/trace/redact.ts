/** What leaves this browser, and what is written down, without the secrets. */

import { isCredentialName, isSecretName } from '#catalog/secrets.ts';
import { fingerprint } from '#lib/fingerprint.ts';
import type { TraceEvent } from './event.ts';
import { decoded, encoded, mapMaterial, type Visitor } from './material.ts';

/** Three or five parts of base64url that begin like the header of a token: a secret under any name. */
const TOKEN = /\b(?:eyJ[\w-]{8,}|Fe26\.2\*[\w*-]{8,})(?:\.[\w-]*){0,4}/g;
/** `client_secret=…` or `"password": "…"` in the middle of some text. */
const ASSIGNMENT = /([\w.-]{2,40})(?:["']\s*:|["']?\s*=)\s*["']?([^\s&"'<>]{1,4096})/g;
/** Headers in which a secret stands behind a scheme or a name. */
const COMPOSED = /^(?:proxy-)?authorization$|^(?:set-)?cookie$/i;
/** A shorter secret is replaced where it stands under its name, but not looked for inside other words. */
const SHORTEST_TO_FIND = 4;

/**
 * Replaces every secret by a pseudonym, `masked~3P4-CN7`. Equal secrets get equal pseudonyms, so that a value can
 * still be followed through the flow. A secret is whatever stands under a name the catalog calls secret (as
 * parameter, header, member, value, answer), and whatever looks like a token; each is replaced wherever else it
 * occurs, too. A body that is neither form nor JSON is dropped whole: it cannot be searched with certainty.
 * Says nothing about personal data: names, addresses and claims in `userinfo` stay.
 */
export function redact(events: readonly TraceEvent[], key: Uint8Array): TraceEvent[] {
  const secrets = new Set<string>();
  for (const event of events) mapMaterial(event, collector(secrets));
  const pseudonym = (value: string) => `masked~${fingerprint(key, value).code}`;
  const replace = replacer([...secrets], pseudonym);
  const visitor: Visitor = {
    text: replace,
    named: (name, value) => (isSecretName(name) && value !== '' ? pseudonym(value) : replace(value)),
    holds: isSecretName,
    unknownBody: (text) => `masked~body of ${text.length} characters`,
  };
  return events.map((event) => mapMaterial(event, visitor));
}

function collector(secrets: Set<string>): Visitor {
  const text = (value: string) => {
    for (const [token] of value.matchAll(TOKEN)) secrets.add(token);
    for (const [, name = '', assigned = ''] of value.matchAll(ASSIGNMENT)) {
      if (isSecretName(name)) secrets.add(assigned).add(decoded(assigned));
    }
    return value;
  };
  const named = (name: string, value: string) => {
    if (!isSecretName(name)) return text(value);
    secrets.add(value);
    if (COMPOSED.test(name)) {
      // `Bearer …`, `sid=…; …`: the part behind the scheme or the name may occur elsewhere.
      for (const [, part = ''] of value.matchAll(/(?:^\w+\s+|=)([^\s;,]+)/g)) secrets.add(part);
    }
    return value;
  };
  return { text, named, holds: isSecretName, unknownBody: text };
}

/**
 * The event as the store may keep it: long-lived credentials are replaced by a marker such as `‹client_secret›`, in
 * forms, JSON bodies, URLs and values, also in the planned request; so is what follows `Basic`. `values` are the
 * secrets known for this run: they are replaced wherever they occur. Codes, tokens and verifiers stay.
 */
export function withoutCredentials(event: TraceEvent, values: readonly string[] = []): TraceEvent {
  const found = new Map<string, string>(values.map((value) => [value, '‹client_secret›']));
  const marker = (name: string) => `‹${name.toLowerCase()}›`;
  const isOne = (name: string, value: string) => isCredentialName(name) && value !== '';
  mapMaterial(event, {
    text: (text) => text,
    named: (name, value) => {
      if (isOne(name, value)) found.set(value, marker(name));
      return value;
    },
    holds: isCredentialName,
    unknownBody: (text) => text,
  });
  const replace = replacer([...found.keys()], (value) => found.get(value) ?? '‹client_secret›');
  return mapMaterial(event, {
    text: replace,
    named: (name, value) => {
      if (isOne(name, value)) return marker(name);
      const basic = /authorization$/i.test(name) && /^\s*basic\s/i.test(value);
      return basic ? 'Basic ‹client_secret›' : replace(value);
    },
    holds: isCredentialName,
    unknownBody: replace,
  });
}

/** Replaces each of `values`, the longest first, as it is and as URLs, forms and JSON write it. */
function replacer(values: string[], by: (value: string) => string): (text: string) => string {
  const forms = new Map<string, string>();
  for (const value of values) {
    if (value.length < SHORTEST_TO_FIND) continue;
    for (const form of writings(value)) forms.set(form, by(value));
  }
  if (forms.size === 0) return (text) => text;
  const longestFirst = [...forms.keys()].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(longestFirst.map(escaped).join('|'), 'g');
  return (text) => text.replace(pattern, (form) => forms.get(form) ?? '');
}

function writings(value: string): string[] {
  const uri = encoded(value);
  return [value, uri, uri.replaceAll('%20', '+'), JSON.stringify(value).slice(1, -1)];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
