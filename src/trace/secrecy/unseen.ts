import type { TraceEvent } from '#trace/event.ts';
import { isReadable } from './body.ts';
import { mapTexts } from './places.ts';

const MAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/;

/** Counts what `redact` cannot see, event by event, for a caller that pauses in between. */
export class Unseen {
  #mails = 0;
  #dropped = 0;

  look(event: TraceEvent): void {
    mapTexts(event, (text, { contentType }) => {
      if (contentType !== undefined && !isReadable(text, contentType)) this.#dropped += 1;
      else if (MAIL.test(text)) this.#mails += 1;
      return text;
    });
  }

  /** For whoever is about to share the file. The first ones hold for every trace. */
  sentences(): string[] {
    return [
      'Personal data stays: names, mail addresses, phone numbers, user ids and other claims about a person.',
      'Who talked to whom stays: domains, client ids, redirect addresses, names of the tenant and the application, times.',
      'A secret under a name that says nothing, or spelled out in a sentence, stays if it neither looks like a token or a key nor stands elsewhere under its name.',
      'A secret of up to three characters, or one that is a word of the protocol, is masked under its own name only.',
      'Nothing is unpacked: what is compressed, encrypted or written in hexadecimal digits is searched as it stands.',
      ...(this.#mails > 0 ? [`${counted(this.#mails, 'text')} with a mail address.`] : []),
      ...(this.#dropped > 0
        ? [`${counted(this.#dropped, 'body', 'bodies')} of no known kind, left out whole.`]
        : []),
    ];
  }
}

/** What `redact` cannot see in these events, as sentences to show beside the file. */
export function unseen(events: readonly TraceEvent[]): string[] {
  const count = new Unseen();
  for (const event of events) count.look(event);
  return count.sentences();
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `In this run: ${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
