/** What two texts share at both ends, and what lies between: by characters, never half of one. */
export function markDifference(
  text: string,
  other: string,
): [before: string, differs: string, after: string] {
  const [own, theirs] = [[...text], [...other]];
  const shorter = Math.min(own.length, theirs.length);
  let start = 0;
  while (start < shorter && own[start] === theirs[start]) start++;
  let end = 0;
  while (end < shorter - start && own.at(-1 - end) === theirs.at(-1 - end)) end++;
  const middle = own.length - end;
  return [own.slice(0, start).join(''), own.slice(start, middle).join(''), own.slice(middle).join('')];
}
