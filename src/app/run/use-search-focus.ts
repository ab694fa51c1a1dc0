import { useEffect, useRef } from 'react';
import { focusTimelineSearch } from '#panels/timeline/search-box.tsx';

/** Puts the focus into the search of the timeline; where that is not on screen, once `show` has brought it there. */
export function useSearchFocus(show: () => void): () => void {
  const wanted = useRef(false);
  useEffect(() => {
    if (wanted.current && focusTimelineSearch()) wanted.current = false;
  });
  return () => {
    // The palette that asked for it may still be closing, and would give the focus back.
    requestAnimationFrame(() => {
      if (focusTimelineSearch()) return;
      wanted.current = true;
      show();
    });
  };
}
