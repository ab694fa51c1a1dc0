/** Shapes as a PNG. Drawn on a canvas: the content policy lets no picture in that comes from a blob. */
import { fontOf, type Picture, type Shape, TEXT_SIZE } from './picture.ts';
import type { Palette } from './write-svg.ts';

/** Sharp on a projector. */
const SCALE = 2;
/** Browsers give a canvas no more than this, in either direction. */
const LONGEST = 16_000;

/** Undefined where the browser gives no canvas, or the picture is larger than one may be. */
export async function writePng(picture: Picture, palette: Palette): Promise<Blob | undefined> {
  const scale = Math.min(SCALE, LONGEST / picture.height, LONGEST / picture.width);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.scale(scale, scale);
  for (const shape of picture.shapes) draw(pen, shape, palette);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}

function draw(pen: CanvasRenderingContext2D, shape: Shape, palette: Palette): void {
  if (shape.kind === 'text') {
    pen.fillStyle = palette[shape.fill];
    pen.font = `${shape.bold ? '600 ' : ''}${TEXT_SIZE}px ${fontOf(shape.font)}`;
    pen.textAlign = shape.middle ? 'center' : 'left';
    pen.fillText(shape.text, shape.x, shape.y);
    return;
  }
  const path = new Path2D(shape.kind === 'path' ? shape.d : undefined);
  if (shape.kind === 'box') path.roundRect(shape.x, shape.y, shape.width, shape.height, shape.round ?? 0);
  if (shape.fill) {
    pen.fillStyle = palette[shape.fill];
    pen.fill(path);
  }
  if (!shape.stroke) return;
  pen.strokeStyle = palette[shape.stroke];
  pen.lineWidth = (shape.kind === 'path' ? shape.width : undefined) ?? 1;
  pen.setLineDash(shape.kind === 'path' && shape.dash ? shape.dash.split(' ').map(Number) : []);
  pen.stroke(path);
}
