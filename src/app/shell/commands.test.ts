import { expect, it } from 'vitest';
import { findCommands } from './commands.ts';

const commands = [
  { group: 'Flows', title: 'Client credentials' },
  { group: 'Flows', title: 'Device authorization', note: 'television' },
  { group: 'Screens', title: 'Authorize nothing' },
];
const titles = (query: string) => findCommands(commands, query).map(({ title }) => title);

it.each([
  ['', ['Client credentials', 'Device authorization', 'Authorize nothing']],
  ['cred', ['Client credentials']],
  ['flows dev', ['Device authorization']],
  ['TELEVISION', ['Device authorization']],
  ['author', ['Authorize nothing', 'Device authorization']],
  ['saml', []],
])('"%s" finds %o', (query, expected) => expect(titles(query)).toEqual(expected));
