// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from './button.tsx';
import { ExternalLink } from './external-link.tsx';
import { Field, TextInput } from './field.tsx';
import { Prose } from './prose.tsx';
import { Tabs } from './tabs.tsx';

afterEach(cleanup);

function Three() {
  const [value, setValue] = useState('a');
  const tabs = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
  return <Tabs label="Three" tabs={tabs} value={value} onChange={setValue} />;
}

describe('a tab list', () => {
  const selected = () => screen.getByRole('tab', { selected: true });

  it('is one stop of the Tab key, and arrows move in it', () => {
    render(<Three />);
    for (const [key, to] of [
      ['ArrowRight', 'b'],
      ['End', 'c'],
      ['ArrowRight', 'a'],
      ['ArrowLeft', 'c'],
      ['Home', 'a'],
    ] as const) {
      fireEvent.keyDown(selected(), { key });
      expect(selected().textContent).toBe(to);
      expect(document.activeElement).toBe(selected());
    }
    expect(screen.getAllByRole('tab').filter((tab) => tab.tabIndex === 0)).toEqual([selected()]);
  });
});

describe('a link to elsewhere', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'https://[',
    ' https://x.example',
  ])('stays text when it is %j', (href) => {
    render(<ExternalLink href={href}>there</ExternalLink>);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText('there')).toBeDefined();
  });

  it('opens apart, without a referrer', () => {
    render(<ExternalLink href="https://tenant.example/">there</ExternalLink>);
    expect(screen.getByRole('link').getAttribute('rel')).toBe('noopener noreferrer');
  });
});

describe('prose', () => {
  it('marks protocol names and leads to events, and takes everything else as text', () => {
    const onEvent = vi.fn();
    render(<Prose text="`state` of [#12] is <b>not</b> ours" onEvent={onEvent} eventLabel={() => '#7'} />);
    expect(screen.getByText('state').tagName).toBe('CODE');
    expect(document.querySelector('b')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Open event #7' }));
    expect(onEvent).toHaveBeenCalledWith(12);
  });
});

describe('names', () => {
  it('of a button leave its hint and its key out', () => {
    render(
      <Button kbd="N" hint="POST /oauth/token">
        Next
      </Button>,
    );
    expect(screen.getByRole('button', { name: 'Next' })).toBeDefined();
  });

  it('of a field lead to its error and its help', () => {
    render(
      <Field label="Issuer" help="Ends in a slash." error="This is no URL">
        {(control) => <TextInput {...control} />}
      </Field>,
    );
    const input = screen.getByLabelText('Issuer');
    const notes = document.getElementById(input.getAttribute('aria-describedby') ?? '');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(notes?.textContent).toBe('This is no URLEnds in a slash.');
  });
});
