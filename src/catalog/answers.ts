/** What an operation answers: what it gives, and how it refuses. */
import type { ErrorCode } from './errors.ts';
import type { Use } from './use.ts';

export type Content = 'json' | 'html' | 'text' | 'xml' | 'script' | 'file' | 'none' | 'redirect';

export type Answer = {
  status: number;
  content: Content;
  says: string;
  fields?: readonly Use[];
  /** The fields are those of each item of a list. */
  isList?: true;
  /** Members that no list can name, such as claims of an Action, may stand beside the fields. */
  isOpen?: true;
  example?: string;
  /** Where the type on the wire is not what the content says. */
  mediaType?: string;
};

/**
 * `oauth`: `{error, error_description}`. `database`: `{name, code, description, statusCode}`. `terse`: `{error}` with a
 * text in it. `text`: plain text. `page`: shown to the user by the tenant. `redirect`: sent to the application with
 * the browser, in the response mode; the status is then that of the redirect or the page that carries it.
 */
export type ErrorFamily = 'oauth' | 'database' | 'terse' | 'text' | 'page' | 'redirect';

export type ErrorAnswer = {
  family: ErrorFamily;
  status: number;
  /** Absent for plain text. */
  error?: ErrorCode;
  /** As seen; parts in braces vary. Absent where it was never seen, or is whatever an Action says. */
  description?: string;
  when: string;
  /** `docs: page`, `sdk: repository`, `capture`, `rfc N`, or `inferred`; several by semicolon. */
  source: string;
};

type Rest = Partial<Omit<Answer, 'status' | 'content' | 'says'>>;

const answer =
  (content: Content) =>
  (status: number, says: string, rest: Rest = {}): Answer => ({ status, content, says, ...rest });

export const gives = answer('json');
export const shows = answer('html');
export const writes = answer('text');
export const givesXml = answer('xml');
export const givesScript = answer('script');
export const givesFile = answer('file');
export const goesTo = answer('redirect');
export const givesNothing = answer('none');

const refusal =
  (family: ErrorFamily) =>
  (
    status: number,
    error: ErrorCode,
    description: string | undefined,
    when: string,
    source: string,
  ): ErrorAnswer => ({
    family,
    status,
    error,
    ...(description === undefined ? {} : { description }),
    when,
    source,
  });

export const refuses = refusal('oauth');
export const refusesOnPage = refusal('page');
export const refusesDatabase = refusal('database');

/** To the application, with the browser. */
export const sendsBack = (
  error: ErrorCode,
  description: string | undefined,
  when: string,
  source: string,
): ErrorAnswer => refusal('redirect')(302, error, description, when, source);

export function refusesWithText(
  status: number,
  description: string,
  when: string,
  source: string,
): ErrorAnswer {
  return { family: 'text', status, description, when, source };
}

export function refusesTersely(
  status: number,
  description: string,
  when: string,
  source: string,
): ErrorAnswer {
  return { family: 'terse', status, description, when, source };
}
