// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { aLogin, check, goodTokens } from '#diagnose/testing/traces.ts';
import { MaskProvider, useMask } from '#panels/mask.tsx';
import { SecretsOfRun } from '#panels/run-secrets.tsx';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import { type Drawn, INKS, pictureOf } from './picture.ts';
import { Sequence } from './sequence.tsx';
import { type Palette, writeSvg } from './write-svg.ts';

const palette = Object.fromEntries(INKS.map((ink) => [ink, 'rgb(1, 2, 3)'])) as Palette;
const secrets = [
  'code-of-this-login',
  'verifier-of-this-login',
  'state-of-ours',
  'nonce-of-ours',
  'refresh-token-1',
  String(goodTokens['id_token']),
  String(goodTokens['access_token']),
];

function Unmask() {
  const { toggle } = useMask();
  return (
    <button type="button" onClick={toggle}>
      Unmask
    </button>
  );
}

/** What the button of the pane hands over. */
function drawnOf(model: TraceModel, { unmask = false, follow = '' } = {}): Drawn {
  let drawn: Drawn | undefined;
  const { unmount } = render(
    <MaskProvider fingerprintKey={new Uint8Array(32)}>
      <SecretsOfRun model={model}>
        <Unmask />
        <Sequence model={model} onSelect={() => undefined} onSave={(saved) => (drawn = saved)} />
      </SecretsOfRun>
    </MaskProvider>,
  );
  if (unmask) fireEvent.click(screen.getByText('Unmask'));
  const [chip] = follow ? screen.getAllByRole('button', { name: new RegExp(`Follow ${follow},`) }) : [];
  if (chip) fireEvent.click(chip);
  fireEvent.click(screen.getByRole('button', { name: 'SVG' }));
  unmount();
  if (!drawn) throw new Error('Nothing was saved.');
  return drawn;
}

const svgOf = (drawn: Drawn) => writeSvg(pictureOf(drawn), palette);

/** The same secrets where nobody expects them: in a path, in a title, in what a check says. */
function planted(): TraceEvent[] {
  return aLogin({
    idTokenChecks: [check('nonce', 'fail', 'nonce-mismatch'), check('state-of-ours', 'fail')],
  }).map((event) => {
    if (event.kind === 'run-started') return { ...event, title: 'Login with code-of-this-login' };
    if (event.kind === 'request' && event.step === 'token')
      return { ...event, sent: { ...event.sent, url: 'https://orders.eu.auth0.com/t/refresh-token-1/x' } };
    return event;
  });
}

describe('a picture of the sequence', () => {
  let model: TraceModel;
  beforeAll(() => {
    Element.prototype.scrollTo ??= () => undefined;
    model = buildModel(planted());
  });

  it.each([false, true])('holds no secret, with the mask off: %s', (unmask) => {
    for (const follow of ['', 'code']) {
      const drawn = drawnOf(model, { unmask, follow });
      const svg = svgOf(drawn);
      expect(
        secrets.filter((secret) => svg.includes(secret) || JSON.stringify(drawn).includes(secret)),
      ).toEqual([]);
    }
  });

  it('names each secret with its fingerprint, the same one everywhere', () => {
    const chips = drawnOf(model).lines.flatMap((line) => line.chips);
    const codes = chips.filter(({ name }) => name === 'code').map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(1);
    expect(new Set(codes).size).toBe(1);
    expect(svgOf(drawnOf(model))).toContain(codes[0]);
  });

  it('draws the value that is followed', () => {
    const drawn = drawnOf(buildModel(aLogin()), { follow: 'code' });
    expect(drawn.followed?.held.map(({ lane }) => lane)).toEqual(['app', 'browser', 'tenant']);
    expect(drawn.said).toContain('made and ended it');
  });

  it('needs nothing from outside, and is inert', () => {
    const svg = svgOf(drawnOf(model)).replace('http://www.w3.org/2000/svg', '');
    expect(svg).not.toMatch(/href|<style|style=|<script|url\(|<image|<foreignObject| on\w+=/i);
  });

  it('is well-formed whatever a tenant wrote', () => {
    const drawn = drawnOf(model);
    const hostile = '</text><script>alert(1)</script>"&\u0000\ud800';
    const svg = svgOf({
      ...drawn,
      title: hostile,
      lines: drawn.lines.map((line) => ({ ...line, label: hostile })),
    });
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('\u0000');
    const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(document.querySelector('parsererror')).toBeNull();
    expect(document.querySelector('title')?.textContent).toContain('<script>');
  });

  it('holds every message, and lies within its edges', () => {
    const drawn = drawnOf(model);
    const picture = pictureOf(drawn);
    const texts = picture.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : []));
    for (const { label } of drawn.lines.filter(({ message }) => message.kind === 'arrow'))
      expect(texts.some(({ text }) => text === label)).toBe(true);
    for (const { x, y } of texts) {
      expect(x).toBeLessThan(picture.width);
      expect(y).toBeLessThan(picture.height);
    }
  });
});
