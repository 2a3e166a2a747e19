/** Sets of papers as one byte for each paper of the catalog: 1 for a member. */

export function marksOf(papers: Iterable<number>, size: number): Uint8Array {
  const marks = new Uint8Array(size);
  for (const paper of papers) marks[paper] = 1;
  return marks;
}

/** The papers that are in all sets; all papers if there are none. */
export function intersect(sets: readonly Uint8Array[], size: number): Uint8Array {
  const members = new Uint8Array(size).fill(1);
  for (const set of sets) for (let paper = 0; paper < size; paper++) members[paper] = (members[paper] ?? 0) & (set[paper] ?? 0);
  return members;
}
