import { badgeOf, shortcutOf, withKeys } from '#panels/shortcuts.ts';
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
        title={withKeys('Search in everything', 'search')}
        aria-keyshortcuts="/ Control+F"
        placeholder={`Search  ${badgeOf('search')}`}
        spellCheck={false}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          const id = shortcutOf(event, ['search']);
          if (!id) return;
          event.preventDefault();
          if (id === 'hit-after') onMove(1);
          else if (id === 'hit-before') onMove(-1);
          else if (typed === '') onLeave();
          else type('');
        }}
        className="min-h-6! w-28! tablet:w-40!"
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
            title={withKeys('Previous hit', 'hit-before')}
            disabled={search.total === 0}
            onClick={() => onMove(-1)}
          />
          <IconButton
            small
            icon="down"
            label="Next hit"
            title={withKeys('Next hit', 'hit-after')}
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
