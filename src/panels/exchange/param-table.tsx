import { useValue } from '#panels/value/value.tsx';
import type { ParamList } from '#trace/event.ts';
import { Joints, WireName } from '#ui/joints.tsx';

/** Parameters as they went over the wire, in order, repeated ones too. The names' column fits the longest. */
export function ParamTable({ caption, params }: { caption: string; params: ParamList }) {
  return (
    <table className="w-full text-xs">
      <caption className="px-3 py-1.5 text-left [overflow-wrap:anywhere] text-ink-2">
        <Joints text={caption} />
      </caption>
      <tbody>
        {params.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and the list never changes
          <Param key={index} name={name} value={value} />
        ))}
      </tbody>
    </table>
  );
}

/** A value that was opened stands below its row, as wide as both columns. */
function Param({ name, value }: { name: string; value: string }) {
  const { line, below } = useValue({ name, value });
  return (
    <>
      <tr className="border-t border-line/60 align-top">
        <th scope="row" className="w-px py-1.5 pr-3 pl-3 font-wire font-normal">
          <WireName text={name} />
        </th>
        <td className="w-full max-w-0 py-0.5 pr-2">{line}</td>
      </tr>
      {below && (
        <tr>
          <td colSpan={2} className="px-3">
            {below}
          </td>
        </tr>
      )}
    </>
  );
}
