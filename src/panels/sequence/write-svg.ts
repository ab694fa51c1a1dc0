/** Shapes as an SVG that needs nothing from outside: no style, no script, no font, no address. */
import type { Ink, Picture, Shape } from './picture.ts';
import { fontOf, TEXT_SIZE } from './picture.ts';

/** The colours as they are on screen, so that a picture looks the same in a report. */
export type Palette = Record<Ink, string>;

export function writeSvg({ width, height, title, shapes }: Picture, palette: Palette): string {
  const body = shapes.map((shape) => elementOf(shape, palette)).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-size="${TEXT_SIZE}">
<title>${escaped(title)}</title>
${body}
</svg>
`;
}

function elementOf(shape: Shape, palette: Palette): string {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height, fill, stroke, round } = shape;
      const ink = inkOf({ fill, stroke }, palette);
      return `<rect x="${cut(x)}" y="${cut(y)}" width="${cut(width)}" height="${cut(height)}"${round ? ` rx="${round}"` : ''}${ink}/>`;
    }
    case 'path': {
      const { d, fill, stroke, width = 1, dash } = shape;
      return `<path d="${d}"${inkOf({ fill, stroke }, palette)} stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;
    }
    case 'text': {
      const { x, y, text, fill, font, bold, middle } = shape;
      const look = `${bold ? ' font-weight="600"' : ''}${middle ? ' text-anchor="middle"' : ''}`;
      return `<text x="${cut(x)}" y="${cut(y)}" fill="${escaped(palette[fill])}" font-family="${escaped(fontOf(font))}"${look}>${escaped(text)}</text>`;
    }
  }
}

function inkOf(
  { fill, stroke }: { fill: Ink | undefined; stroke: Ink | undefined },
  palette: Palette,
): string {
  const edge = stroke ? ` stroke="${escaped(palette[stroke])}"` : '';
  return ` fill="${fill ? escaped(palette[fill]) : 'none'}"${edge}`;
}

const cut = (value: number) => Math.round(value * 100) / 100;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 does not allow at all becomes a sign that stands for it. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '�')
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
