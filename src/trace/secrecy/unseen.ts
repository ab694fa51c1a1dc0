import type { TraceEvent } from '#trace/event.ts';
import { isReadable } from './body.ts';
import { mapTexts } from './places.ts';

const MAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/;

/**
 * What `redact` cannot see in these events, as sentences for whoever is about to share them. The first ones hold for
 * every trace; those with numbers only where there is something to count. Takes one pass over the events.
 */
export function unseen(events: readonly TraceEvent[]): string[] {
  let mails = 0;
  let dropped = 0;
  for (const event of events) {
    mapTexts(event, (text, { contentType }) => {
      if (contentType !== undefined && !isReadable(text, contentType)) dropped += 1;
      else if (MAIL.test(text)) mails += 1;
      return text;
    });
  }
  return [
    'Personal data stays: names, mail addresses, phone numbers, user ids and other claims about a person.',
    'Who talked to whom stays: domains, client ids, redirect addresses, names of the tenant and the application, times.',
    'A secret under a name that says nothing, or spelled out in a sentence, stays if it neither looks like a token or a key nor stands elsewhere under its name.',
    'A secret of up to three characters, or one that is a word of the protocol, is masked under its own name only.',
    'Nothing is unpacked: what is compressed, encrypted or written in hexadecimal digits is searched as it stands.',
    ...(mails > 0 ? [`${counted(mails, 'text')} with a mail address.`] : []),
    ...(dropped > 0 ? [`${counted(dropped, 'body', 'bodies')} of no known kind, left out whole.`] : []),
  ];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `In this run: ${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
