import { download } from '#app/tenant/download.ts';
import { type Problem, problem } from '#lib/problem.ts';
import type { Drawn, Ink } from '#panels/sequence/picture.ts';
import type { Palette } from '#panels/sequence/write-svg.ts';

/** Saves a picture of the sequence in the colours of the theme. What draws it is fetched when it is first wanted. */
export async function savePicture(
  drawn: Drawn,
  as: 'svg' | 'png',
  name: string,
): Promise<Problem | undefined> {
  const [{ pictureOf, INKS }, { writeSvg }, { writePng }] = await Promise.all([
    import('#panels/sequence/picture.ts'),
    import('#panels/sequence/write-svg.ts'),
    import('#panels/sequence/write-png.ts'),
  ]);
  const picture = pictureOf(drawn);
  const palette = paletteOfPage(INKS);
  if (as === 'svg') {
    download(`${name}.svg`, writeSvg(picture, palette), 'image/svg+xml');
    return undefined;
  }
  const png = await writePng(picture, palette);
  if (!png)
    return problem(
      'picture-failed',
      'This browser made no PNG',
      'The picture is too large for it. The SVG has no such limit.',
    );
  download(`${name}.png`, png, 'image/png');
  return undefined;
}

/** The tokens of the theme as colours that any program can read. */
function paletteOfPage(inks: readonly Ink[]): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const found = inks.map((ink) => {
    probe.style.color = `var(--${ink})`;
    return [ink, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(found) as Palette;
}
