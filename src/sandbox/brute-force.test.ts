import { expect, it } from 'vitest';
import { copyingStorage, INES, loginParams, practice } from './testing/practice.ts';

const BLOCK = `user-blocks/${encodeURIComponent('auth0|6707939cad3d8bec47ecfa2e')}`;

function world() {
  const tenant = practice({ storage: copyingStorage() });
  const attempt = async (password: string, email = INES) => {
    const browser = tenant.browser();
    const page = await browser.visit(tenant.url('authorize', loginParams()));
    const { response, html, left } = await browser.submit(page.html, { username: email, password });
    return left ? 'in' : { status: response.status, html };
  };
  const fail = async (times: number) => {
    const answers = [];
    for (let count = 0; count < times; count++) answers.push(await attempt('wrong'));
    return answers;
  };
  const blocked = {
    status: 429,
    html: expect.stringContaining('Your account has been blocked after multiple consecutive login attempts.'),
  };
  return { tenant, attempt, fail, blocked };
}

it('blocks an account after ten wrong passwords, the right one included, across a restart', async () => {
  const { tenant, attempt, fail, blocked } = world();
  for (const answer of await fail(10)) {
    expect(answer).toEqual({ status: 400, html: expect.stringContaining('Wrong email or password.') });
  }
  expect(await attempt('practice')).toEqual(blocked);
  tenant.restart();
  expect(await attempt('practice')).toEqual(blocked);
  expect(await attempt('practice', 'sam.okafor@example.com')).toBe('in');
});

it('counts wrong passwords in a row', async () => {
  const { attempt, fail } = world();
  await fail(9);
  expect(await attempt('practice')).toBe('in');
  await fail(9);
  expect(await attempt('practice')).toBe('in');
});

it.each([
  ['its removal', (tenant: ReturnType<typeof practice>) => tenant.admin('DELETE', BLOCK)],
  [
    'another password',
    (tenant: ReturnType<typeof practice>) =>
      tenant.admin('PATCH', BLOCK.replace('user-blocks', 'users'), { password: 'changed-it' }),
  ],
  [
    'thirty days',
    async (tenant: ReturnType<typeof practice>) => {
      tenant.clock.ms += 30 * 86_400_000;
    },
  ],
  [
    'switching the protection off',
    (tenant: ReturnType<typeof practice>) =>
      tenant.admin('PATCH', 'settings', { brute_force_protection: { enabled: false } }),
  ],
])('ends a block by %s', async (_way, unblock) => {
  const { tenant, attempt, fail, blocked } = world();
  await fail(10);
  expect(await attempt('practice')).toEqual(blocked);
  await unblock(tenant);
  expect([await attempt('practice'), await attempt('changed-it')]).toContain('in');
});
