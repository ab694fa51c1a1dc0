// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aLogin } from '#diagnose/testing/traces.ts';
import { MaskProvider } from '#panels/mask.tsx';
import { buildModel } from '#trace/build-model.ts';
import type { HttpRequest } from '#trace/event.ts';
import { DraftEditor } from './draft-editor.tsx';
import type { EditedDraft } from './draft-model.ts';

afterEach(cleanup);

const planned: HttpRequest = {
  method: 'POST',
  url: 'https://tenant.example/oauth/token',
  headers: [['content-type', 'application/x-www-form-urlencoded']],
  body: 'grant_type=authorization_code&code=code-of-this-login&empty=',
};

function show(start?: EditedDraft) {
  const onChange = vi.fn<(edited: EditedDraft | undefined) => void>();
  render(
    <MaskProvider fingerprintKey={new Uint8Array(32)}>
      <DraftEditor
        planned={planned}
        start={start}
        model={buildModel(aLogin())}
        navigates={false}
        onChange={onChange}
      />
    </MaskProvider>,
  );
  return onChange;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const raw = () => screen.getByLabelText<HTMLTextAreaElement>('Raw request');

describe('the draft as a form', () => {
  it('tells each change, and nothing once it is taken back', () => {
    const onChange = show();
    type('Value of grant_type', 'password');
    expect(onChange.mock.lastCall?.[0]?.request?.body).toContain('grant_type=password');
    expect(screen.getByText('+ you')).toBeDefined();
    type('Value of grant_type', 'authorization_code');
    expect(onChange.mock.lastCall).toEqual([undefined]);
  });

  it('says which event brought a value', () => {
    show();
    expect(screen.getByText(/^from #\d+$/)).toBeDefined();
  });

  it('keeps a secret masked while its parameter is renamed', () => {
    show();
    press('Rename code');
    expect(document.body.innerHTML).not.toContain('code-of-this-login');
    press('Edit code');
    expect(screen.getByLabelText<HTMLInputElement>('Value of code').value).toBe('code-of-this-login');
  });

  it('stays open while a secret is typed', () => {
    show();
    press('Rename empty');
    type('Name', 'client_secret');
    const value = screen.getByLabelText('Value of client_secret');
    fireEvent.focus(value);
    type('Value of client_secret', 's');
    expect(screen.getByLabelText<HTMLInputElement>('Value of client_secret').value).toBe('s');
  });
});

describe('the draft as raw text', () => {
  it('is told as unreadable, and kept, until it can be read', () => {
    const onChange = show();
    press('Raw');
    fireEvent.change(raw(), { target: { value: 'POST nowhere' } });
    expect(onChange.mock.lastCall).toEqual([{ unreadable: 'POST nowhere' }]);
    press('Form');
    expect(raw().value).toBe('POST nowhere');
    expect(screen.getByRole('alert').textContent).toContain('Line 1: nowhere is not a whole URL');

    fireEvent.change(raw(), { target: { value: 'GET https://tenant.example/else' } });
    expect(onChange.mock.lastCall?.[0]?.request?.url).toBe('https://tenant.example/else');
    press('Form');
    expect(screen.getByLabelText<HTMLInputElement>('URL').value).toBe('https://tenant.example/else');
  });

  it('opens again as it was left', () => {
    show({ unreadable: 'half a requ' });
    expect(raw().value).toBe('half a requ');
  });

  it('goes back to what was planned with Discard', () => {
    const onChange = show({ unreadable: 'half a requ' });
    press('Discard');
    expect(onChange.mock.lastCall).toEqual([undefined]);
    expect(screen.getByLabelText<HTMLInputElement>('URL').value).toBe(planned.url);
  });
});
