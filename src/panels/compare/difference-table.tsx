import type { Difference } from '#trace/compare/compare.ts';
import { Tag } from '#ui/tag.tsx';
import type { Names } from './names.ts';
import { SideMark } from './side-mark.tsx';
import { SideValue } from './side-value.tsx';

const places: Record<Difference['place'], string> = {
  input: 'entered before the run',
  outcome: '',
  parameter: 'parameter',
  header: 'header',
  answer: 'answer',
  claim: 'claim',
  value: 'made here',
  check: 'check',
};

export type Group = { key: string; title: string; differences: readonly Difference[] };

export const groupId = (key: string) => `differs-${key}`;

/** Every difference of every step, by step. */
export function DifferenceTable({ groups, names }: { groups: readonly Group[]; names: Names }) {
  return (
    <table className="w-full min-w-160 table-fixed text-left text-xs">
      <thead className="bg-sunk text-2xs text-ink-2">
        <tr>
          <th scope="col" className="w-1/4 px-3 py-1 font-normal">
            Parameter, header or claim
          </th>
          <th scope="col" className="px-3 py-1 font-normal">
            <SideMark side="left" /> {names[0]}
          </th>
          <th scope="col" className="px-3 py-1 font-normal">
            <SideMark side="right" /> {names[1]}
          </th>
          <th scope="col" className="w-36 px-3 py-1 font-normal">
            Where
          </th>
        </tr>
      </thead>
      {groups.map(({ key, title, differences }) => (
        <tbody key={key} id={groupId(key)}>
          <tr>
            <th
              scope="rowgroup"
              colSpan={4}
              className="border-y border-line bg-sunk px-3 py-1 font-normal text-ink-2"
            >
              {title}
            </th>
          </tr>
          {differences.map((one) => (
            <Row key={`${one.place} ${one.name}`} difference={one} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ difference: { place, name, left, right, byYou } }: { difference: Difference }) {
  const known = name.split('.').at(-1) ?? name;
  const isWord = place === 'outcome' || place === 'check';
  return (
    <tr
      className={`border-b border-line/60 align-top ${byYou ? 'shadow-[inset_3px_0_0_var(--accent)]' : ''}`}
    >
      <th scope="row" className="px-3 py-1.5 font-wire font-medium wrap-anywhere">
        {name}
      </th>
      <td className="min-w-0 px-3 py-1.5">
        <SideValue name={known} value={left} other={right} side="left" whole={isWord} />
      </td>
      <td className="min-w-0 px-3 py-1.5">
        <SideValue name={known} value={right} other={left} side="right" whole={isWord} />
      </td>
      <td className="px-3 py-1.5 text-ink-2">
        {byYou ? (
          <Tag tone="accent">{place === 'input' ? 'entered by you' : 'changed by you'}</Tag>
        ) : (
          places[place]
        )}
      </td>
    </tr>
  );
}
