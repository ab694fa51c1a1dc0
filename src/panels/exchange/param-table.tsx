import { WireValue } from '#panels/run-secrets.tsx';
import type { ParamList } from '#trace/event.ts';

/** Parameters as they went over the wire, in order, repeated ones too. */
export function ParamTable({ caption, params }: { caption: string; params: ParamList }) {
  return (
    <table className="w-full text-xs">
      <caption className="px-3 py-1.5 text-left text-ink-2">{caption}</caption>
      <tbody>
        {params.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and the list never changes
          <tr key={index} className="border-t border-line/60 align-top">
            <th scope="row" className="w-40 px-3 py-1 font-wire font-normal [overflow-wrap:anywhere]">
              {name}
            </th>
            <td className="py-1 pr-3">
              <WireValue name={name} value={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
