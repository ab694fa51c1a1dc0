import { describe, expect, it } from 'vitest';
import { changesOf, draftFrom, errorsOf } from './record-draft.ts';
import { apiFields, applicationFields, settingsFields, userFields } from './record-specs.ts';

const application = {
  client_id: 'c1',
  name: 'Practice SPA',
  app_type: 'spa',
  callbacks: ['http://localhost:5173/callback'],
  grant_types: ['authorization_code'],
  jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 36000 },
  refresh_token: { rotation_type: 'rotating', leeway: 0 },
  is_first_party: true,
};

function changed(change: Record<string, string>) {
  const draft = { ...draftFrom(applicationFields, application), ...change };
  return changesOf(applicationFields, application, draft);
}

describe('a record in a form', () => {
  it('changes nothing as long as nothing is edited', () => {
    expect(changed({})).toEqual({});
  });

  it.each([
    [
      'a list, one a line',
      { callbacks: ' https://a.example/cb \n\n' },
      { callbacks: ['https://a.example/cb'] },
    ],
    ['a switch', { is_first_party: '' }, { is_first_party: false }],
    [
      'a member of an object, with its neighbours kept',
      { 'jwt_configuration.alg': 'HS256' },
      { jwt_configuration: { alg: 'HS256', lifetime_in_seconds: 36000 } },
    ],
    [
      'two members of one object',
      { 'refresh_token.leeway': '3', 'refresh_token.rotation_type': 'non-rotating' },
      { refresh_token: { rotation_type: 'non-rotating', leeway: 3 } },
    ],
  ])('sends %s', (_what, change, expected) => {
    expect(changed(change)).toEqual(expected);
  });

  it('reads and writes scopes with their descriptions', () => {
    const api = { name: 'API', scopes: [{ value: 'read:orders', description: 'Read orders' }] };
    const draft = draftFrom(apiFields, api);
    expect(draft['scopes']).toBe('read:orders Read orders');
    expect(changesOf(apiFields, api, { ...draft, scopes: 'read:orders\nwrite:orders Change them' })).toEqual({
      scopes: [
        { value: 'read:orders', description: '' },
        { value: 'write:orders', description: 'Change them' },
      ],
    });
  });

  it('reads and writes free JSON', () => {
    const user = { user_metadata: { plan: 'gold' } };
    const draft = draftFrom(userFields, user);
    expect(JSON.parse(draft['user_metadata'] ?? '')).toEqual({ plan: 'gold' });
    const changes = changesOf(userFields, user, { ...draft, user_metadata: '{"plan":["a",1]}' });
    expect(changes).toEqual({ user_metadata: { plan: ['a', 1] } });
  });

  it.each([
    [applicationFields, { callbacks: 'https://a.example\nnonsense' }, 'callbacks', 'nonsense'],
    [applicationFields, { web_origins: 'http://localhost:5173/' }, 'web_origins', 'no path'],
    [applicationFields, { name: ' ' }, 'name', 'Needs a value'],
    [userFields, { email: 'nobody' }, 'email', 'e-mail'],
    [userFields, { phone_number: '555' }, 'phone_number', 'phone number'],
    [userFields, { app_metadata: '{"a":' }, 'app_metadata', 'Not JSON'],
    [userFields, { app_metadata: '[]' }, 'app_metadata', 'object'],
    [settingsFields, { session_lifetime: '-1' }, 'session_lifetime', 'whole number'],
  ])('says what is wrong with a field', (specs, change, path, text) => {
    const draft = { ...draftFrom(specs, {}), ...change };
    expect(errorsOf(specs, draft)[path]).toContain(text);
  });
});
