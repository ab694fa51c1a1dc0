/** The three tenants that the app is tried on. */
import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { APP, NODE_TENANT, OTHER_PROVIDER } from './addresses.ts';
import { logInAtOther, logInAtSandbox } from './login.ts';
import { PUBLIC_CLIENT } from './other-clients.ts';

export type TestTenant = {
  name: string;
  issuer: string;
  clientId: string;
  /** What a refresh token takes there, besides its scope. */
  offline: Record<string, string>;
  logIn(page: Page): Promise<void>;
  /** A tenant that asks before it ends a session is told yes. */
  confirmLogout(page: Page): Promise<void>;
};

/** Client ids of the practice tenant, as seeded. */
export const SPA_CLIENT = 'pR4cT1c3sPaK7mVxQ2nB9wLd5jHtY8fe';
export const TV_CLIENT = 'pR4cT1c3tVdJ9hWbF5eS2oLn7xKiU6gz';
export const MACHINE_CLIENT_ID = 'pR4cT1c3mAcH1nEyD8tQ4kPv6bRwG3sj';
export const PRACTICE_SECRET = 'practice-machine-secret-0123456789abcdefghijklmnopqrstuvwxyzABCD';
export const PRACTICE_API = 'https://api.practice.example';

const practice = {
  clientId: SPA_CLIENT,
  offline: {},
  logIn: (page: Page) => logInAtSandbox(page),
  confirmLogout: async () => {},
};

export const workerTenant: TestTenant = {
  name: 'the sandbox in the worker',
  issuer: `${APP}/sandbox/`,
  ...practice,
};

export const nodeTenant: TestTenant = {
  name: 'the sandbox on a port',
  issuer: NODE_TENANT,
  ...practice,
  // All tests share this tenant, and a revoked grant ends every refresh token of its user: each login has its own.
  logIn: async (page) => {
    const email = `${randomUUID()}@example.com`;
    const made = await page.request.post(`${NODE_TENANT}__sandbox/users`, {
      data: { email, password: 'practice' },
    });
    expect(made.ok()).toBe(true);
    await logInAtSandbox(page, email);
  },
};

export const otherTenant: TestTenant = {
  name: 'oidc-provider',
  issuer: OTHER_PROVIDER,
  clientId: PUBLIC_CLIENT,
  offline: { prompt: 'consent' },
  logIn: (page) => logInAtOther(page),
  confirmLogout: (page) => page.getByRole('button', { name: 'Yes, sign me out' }).click(),
};

export const tenants = [workerTenant, nodeTenant, otherTenant];
