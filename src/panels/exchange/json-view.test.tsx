// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { MaskProvider } from '#panels/mask.tsx';
import { JsonView } from './json-view.tsx';

afterEach(cleanup);

const show = (text: string) =>
  render(
    <MaskProvider fingerprintKey={new Uint8Array(32)}>
      <JsonView text={text} label="Body" />
    </MaskProvider>,
  );

const lines = () => screen.getAllByRole('listitem').map((line) => line.textContent);

describe('JSON', () => {
  it.each(['1e21', '10000000000000000001', '1.10', '-0', '1E+2'])('keeps %s as it came', (number) => {
    show(`{"expires_in":${number}}`);
    expect(lines()[1]).toBe(`"expires_in":${number}`);
  });

  it('keeps every member of a name that repeats', () => {
    show('{"aud":"one","aud":"two"}');
    expect(screen.getAllByText('"aud"')).toHaveLength(2);
  });

  it('folds each object and list, and says how much is in it', () => {
    show('{"keys":[{"kid":"a"},{"kid":"b"}],"none":[]}');
    fireEvent.click(screen.getByRole('button', { name: 'Fold keys, 2', expanded: true }));
    expect(document.body.textContent).not.toContain('kid');
    expect(lines()[1]).toBe('"keys":[ 2 ],');
    fireEvent.click(screen.getByRole('button', { name: 'Unfold keys, 2' }));
    expect(screen.getAllByText('"kid"')).toHaveLength(2);
  });

  it('opens a long text by two levels only', () => {
    const many = Array.from({ length: 200 }, (_, kid) => ({ kid: `k${kid}` }));
    show(JSON.stringify({ keys: many }));
    expect(screen.getAllByRole('button', { name: 'Unfold the object, 1' })).toHaveLength(200);
    expect(document.body.textContent).not.toContain('k199');
  });

  it('masks what is secret by its name or its looks, and shows what is not', () => {
    show('{"access_token":"a-token-000","scope":"openid email","token_type":"Bearer","expires_in":86400}');
    expect(document.body.textContent).not.toContain('a-token-000');
    expect(document.body.textContent).toContain('"openid email"');
    expect(document.body.textContent).toContain('"Bearer"');
  });
});
