import { expect, it } from 'vitest';
import { toggleScope } from './toggle-scope.ts';

it.each([
  ['openid profile', 'email', 'openid profile email'],
  ['openid  profile email', 'profile', 'openid email'],
  ['', 'openid', 'openid'],
  ['openid', 'openid', ''],
])('"%s" with %s pressed is "%s"', (value, scope, expected) =>
  expect(toggleScope(value, scope)).toBe(expected),
);
