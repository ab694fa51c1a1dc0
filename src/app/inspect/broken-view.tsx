import { type Broken, placeOf } from '#inspect/broken.ts';
import { Verdict } from '#panels/inspector/verdict.tsx';
import { useMask } from '#panels/mask.tsx';
import { Button } from '#ui/button.tsx';

const AROUND = 40;

/** The place where the text stops making sense, with what stands around it. */
export function BrokenView({ text, broken, onGo }: { text: string; broken: Broken; onGo(): void }) {
  const { line, column } = placeOf(text, broken.offset);
  const where = text.includes('\n')
    ? `Line ${line}, column ${column}`
    : `Character ${(broken.offset + 1).toLocaleString('en')}`;
  const from = Math.max(0, broken.offset - AROUND);
  const at = text.slice(broken.offset, broken.offset + 1);
  const { masked } = useMask();
  const around = (piece: string) => (masked ? piece.replace(/\S/g, '•') : visible(piece));
  return (
    <Verdict tone="bad" title={broken.message} detail={broken.advice}>
      <p className="text-xs text-ink-2">
        {where} of {text.length.toLocaleString('en')} characters.
      </p>
      <pre className="my-1 overflow-x-auto rounded-sm bg-sunk p-2 font-wire text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">
        {from > 0 && '…'}
        {around(text.slice(from, broken.offset))}
        <mark className="bg-danger-tint px-px font-semibold text-danger underline decoration-2">
          {at ? visible(at) : '▮ end'}
        </mark>
        {around(text.slice(broken.offset + 1, broken.offset + AROUND))}
        {broken.offset + AROUND < text.length && '…'}
      </pre>
      <div>
        <Button onClick={onGo}>Go to the character</Button>
      </div>
    </Verdict>
  );
}

const visible = (text: string) => text.replaceAll('\r', '').replaceAll('\n', '↵').replaceAll('\t', '⇥');
