import { IconButton } from '#ui/button.tsx';
import { TextInput } from '#ui/field.tsx';
import type { Search } from './use-search.ts';

const FIELD = 'timeline-search';

/** Puts the focus into the search field; false where no timeline is on screen. */
export function focusTimelineSearch(): boolean {
  const field = document.getElementById(FIELD);
  if (!(field instanceof HTMLInputElement) || field.offsetParent === null) return false;
  field.focus();
  field.select();
  return true;
}

type SearchBoxProps = { search: Search; onMove(by: 1 | -1): void; onLeave(): void };

export function SearchBox({ search, onMove, onLeave }: SearchBoxProps) {
  const { typed, type, phrase } = search;
  return (
    <div className="flex min-w-0 items-center gap-1">
      <TextInput
        id={FIELD}
        mono
        type="search"
        aria-label="Search names, values, bodies, headers, claims and checks"
        title="Search in everything (/ or Ctrl F)"
        aria-keyshortcuts="/ Control+F"
        placeholder="Search  /"
        spellCheck={false}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            onMove(event.shiftKey ? -1 : 1);
          } else if (event.key === 'Escape') {
            event.preventDefault();
            if (typed === '') onLeave();
            type('');
          }
        }}
        className="min-h-6! w-24 tablet:w-40"
      />
      {phrase !== '' && (
        <>
          <span aria-live="polite" className="ml-1 min-w-14 text-right whitespace-nowrap text-ink-2">
            {toldOf(search)}
          </span>
          <IconButton
            small
            icon="up"
            label="Previous hit"
            title="Previous hit (Shift Enter)"
            disabled={search.total === 0}
            onClick={() => onMove(-1)}
          />
          <IconButton
            small
            icon="down"
            label="Next hit"
            title="Next hit (Enter)"
            disabled={search.total === 0}
            onClick={() => onMove(1)}
          />
        </>
      )}
    </div>
  );
}

function toldOf({ total, position, done }: Search): string {
  const all = total.toLocaleString('en');
  if (position !== undefined) return `${position.toLocaleString('en')} of ${all}${done ? '' : ' …'}`;
  if (!done) return total === 0 ? 'searching' : `${all} so far`;
  return total === 0 ? 'no hit' : `${all} ${total === 1 ? 'hit' : 'hits'}`;
}
