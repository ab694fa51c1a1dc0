/** What a speaker says and asks at a step, by its id. A step that is not here is told by what it does. */
export type SpeakerNote = { say: string; ask: string; ifAsked: string };

const notes: ReadonlyMap<string, SpeakerNote> = new Map([
  [
    'discovery',
    {
      say: 'One address tells an app everything about a tenant: where to log in, where to get tokens, where the keys are.',
      ask: 'What could go wrong if an app took these addresses from anywhere else?',
      ifAsked: 'The `issuer` in the document has to be the one that was asked, letter by letter.',
    },
  ],
  [
    'keys',
    {
      say: 'These are public keys: with them anybody can check a token, and nobody can make one.',
      ask: 'Why are there often two keys?',
      ifAsked:
        'While keys rotate, tokens of the old one are still around. `kid` says which key a token wants.',
    },
  ],
  [
    'pkce',
    {
      say: 'The app makes up a secret for this one login, and shows only its hash.',
      ask: 'Why is the hash enough for now?',
      ifAsked: 'S256: there is no way back from `code_challenge` to `code_verifier`.',
    },
  ],
  [
    'state',
    {
      say: 'Two random values. `state` will come back with the callback, `nonce` inside the ID token.',
      ask: 'Who compares which of them, and where?',
      ifAsked: '`state` protects the callback of the app; `nonce` ties the token to this login.',
    },
  ],
  [
    'authorize',
    {
      say: 'The app lets go: from here on the browser talks to the tenant, and the password is typed there.',
      ask: 'What does the app see of the login page?',
      ifAsked: 'Nothing. It knows only that it sent the browser away, and what comes back.',
    },
  ],
  [
    'callback',
    {
      say: 'Anybody can send a browser to this address. So the app checks first that this answer is its own.',
      ask: 'Who could have read what is in the address bar?',
      ifAsked: 'History, extensions, and logs of whatever stands in between.',
    },
  ],
  [
    'token',
    {
      say: 'Now the app talks to the tenant directly, and no browser is in between.',
      ask: 'What would a thief still need, and where would it have to be stolen?',
      ifAsked: 'A code is good once and for minutes; a second use answers `invalid_grant`.',
    },
  ],
  [
    'keys-again',
    {
      say: 'The token names a key that we have not seen. The tenant may have rotated its keys, so we look once more.',
      ask: 'Why once, and not until it is found?',
      ifAsked: 'A forged `kid` must not make an app ask the tenant over and over.',
    },
  ],
  [
    'keys-after-refresh',
    {
      say: 'The new token names a key that we have not seen: the tenant may have rotated its keys since the login.',
      ask: 'What would an app do that keeps keys for ever?',
      ifAsked: 'Refuse every token after a rotation, until somebody restarts it.',
    },
  ],
  [
    'id-token',
    {
      say: 'No request here. The app reads the token and checks every claim before it believes one.',
      ask: 'Which of these checks would you leave out?',
      ifAsked: 'A token that is for another app has a good signature too: `aud` is what tells.',
    },
  ],
  [
    'userinfo',
    {
      say: 'The access token opens an API; here the one that tells who the user is.',
      ask: 'Why must `sub` be the same as in the ID token?',
      ifAsked: 'Else somebody else’s access token could be slipped in.',
    },
  ],
  [
    'refresh',
    {
      say: 'New tokens, and the user was not asked. The old refresh token is spent where it rotates.',
      ask: 'What does it mean when an old one is used again?',
      ifAsked: 'That there is a copy of it. The tenant then revokes the whole family.',
    },
  ],
  [
    'refreshed-id-token',
    {
      say: 'The new ID token has to be about the same person, from the same tenant.',
      ask: 'Which claims may change?',
      ifAsked: '`iat` and `exp` move on; `sub`, `iss` and `aud` stay.',
    },
  ],
  [
    'revoke',
    {
      say: 'What is not needed any more is thrown away, at the tenant too.',
      ask: 'Does this end the access token?',
      ifAsked: 'No. A JWT is good until `exp`: the API asks nobody.',
    },
  ],
  [
    'logout',
    {
      say: 'Logging out of the app is not enough: the tenant has a session of its own.',
      ask: 'What happens at the next login if this is left out?',
      ifAsked: 'The tenant does not ask for a password, whoever sits there.',
    },
  ],
  [
    'device-authorization',
    {
      say: 'The device asks for two codes: a long one that it keeps, and a short one for people.',
      ask: 'Why two?',
      ifAsked: 'Whoever reads the short one over a shoulder cannot get the tokens with it.',
    },
  ],
  [
    'show-code',
    {
      say: 'The login happens on another screen. The code says which device it is for.',
      ask: 'How could somebody be tricked here?',
      ifAsked: 'By a code of someone else’s device. That is why the page says what is asked for.',
    },
  ],
  [
    'poll',
    {
      say: 'The device asks again and again, never faster than it was told.',
      ask: 'What happens to a device that is impatient?',
      ifAsked: '`slow_down`: five seconds more between two tries, for good.',
    },
  ],
  [
    'access-token',
    {
      say: 'The app looks at the token the way the API will.',
      ask: 'Who is this token for, and who may read it?',
      ifAsked: 'For the API that `aud` names. To the app it is a text that it passes on.',
    },
  ],
]);

/** For a step without a note of its own, what it does and what would be without it. */
export function speakerNote(step: { id: string; explains: { does: string; without: string } }): SpeakerNote {
  return (
    notes.get(step.id) ?? {
      say: step.explains.does,
      ask: 'What would be without it?',
      ifAsked: step.explains.without,
    }
  );
}
