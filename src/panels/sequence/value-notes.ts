/** What a value is for and how it ends, by its name. The specifications say so; a trace alone cannot. */
export type ValueNote = {
  what: string;
  /** Where a value of this kind ends, and what becomes of it there. */
  ends?: { when: 'sent' | 'checked'; says: string; revoked?: string };
};

const notes: ReadonlyMap<string, ValueNote> = new Map([
  [
    'code',
    {
      what: 'Good once, and for minutes. It crossed the browser, so treat it as read by others: without `code_verifier`, or the client’s secret, it is worth nothing.',
      ends: { when: 'sent', says: 'Spent here, and void from now on' },
    },
  ],
  [
    'code_verifier',
    {
      what: 'The proof that the app which asks for tokens is the one that began the login. It stays in the app until then, and never passes through the browser.',
      ends: { when: 'sent', says: 'Compared with `code_challenge` by the tenant, and of no use any more' },
    },
  ],
  [
    'code_challenge',
    {
      what: 'The hash of `code_verifier`. Anybody may read it: there is no way back from the hash to the verifier.',
    },
  ],
  [
    'state',
    {
      what: 'Ties the callback to the login that this app began. A callback with another one is not ours.',
      ends: { when: 'checked', says: 'Compared with what was sent, and of no use any more' },
    },
  ],
  [
    'nonce',
    {
      what: 'Ties the ID token to this login: the tenant writes it into the token, and the app compares.',
      ends: { when: 'checked', says: 'Compared with the claim in the ID token, and of no use any more' },
    },
  ],
  [
    'id_token',
    {
      what: 'Tells this app who logged in, and nobody else: no API takes it.',
    },
  ],
  [
    'access_token',
    {
      what: 'Whoever holds it may call the API until it expires: it is not bound to this app.',
    },
  ],
  [
    'refresh_token',
    {
      what: 'Brings new tokens without the user. With rotation each one is good once.',
      ends: {
        when: 'sent',
        says: 'Traded for new tokens, and void where it rotates',
        revoked: 'Revoked here',
      },
    },
  ],
  [
    'client_secret',
    {
      what: 'Says who the application is. It belongs on a server; here it stays in this tab.',
    },
  ],
  [
    'device_code',
    {
      what: 'The device asks with it until the user has decided. It never leaves the device and the tenant.',
    },
  ],
  [
    'user_code',
    {
      what: 'Short, for people: the user compares it on another screen. It is good for minutes.',
    },
  ],
]);

export function noteOn(name: string): ValueNote | undefined {
  return notes.get(name);
}
