/** Edit distance of two texts: the optimal string alignment, in UTF-16 units. */

/** Bits of an integer that can be added and shifted in JavaScript without changing its sign. */
const maxBits = 31;

/**
 * A function that counts how many units of a text must be inserted, deleted, replaced or swapped with their neighbour to turn it into
 * another. It computes a whole column of the table at once as the bits of an integer
 * (H. Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit distances, 2003, whose names are in brackets below).
 */
export function createDistance(text: string): (other: string) => number {
  if (text.length > maxBits)
    return (other) => (other.length > maxBits ? tableDistance(text, other) : createDistance(other)(text));
  const positions = new Map<number, number>();
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    positions.set(unit, (positions.get(unit) ?? 0) | (1 << index));
  }
  return (other) => bitParallelDistance(text.length, positions, other);
}

/** @param positions of each unit in the first text, as a bit set [PM] */
function bitParallelDistance(length: number, positions: ReadonlyMap<number, number>, other: string): number {
  if (length === 0) return other.length;
  const lastRow = 1 << (length - 1);
  let distance = length;
  // Differences between neighbouring cells of the table: +1 and -1 down a column [VP, VN], 0 along a diagonal [D0].
  let [verticalPlus, verticalMinus, diagonalZero, previousMatches] = [-1, 0, 0, 0];
  for (let index = 0; index < other.length; index++) {
    const matches = positions.get(other.charCodeAt(index)) ?? 0;
    const swaps = ((~diagonalZero & matches) << 1) & previousMatches;
    diagonalZero = ((((matches & verticalPlus) + verticalPlus) | 0) ^ verticalPlus) | matches | verticalMinus | swaps;
    // +1 and -1 along a row [HP, HN].
    const horizontalPlus = verticalMinus | ~(diagonalZero | verticalPlus);
    const horizontalMinus = diagonalZero & verticalPlus;
    if (horizontalPlus & lastRow) distance++;
    if (horizontalMinus & lastRow) distance--;
    const shiftedPlus = (horizontalPlus << 1) | 1;
    verticalPlus = (horizontalMinus << 1) | ~(diagonalZero | shiftedPlus);
    verticalMinus = diagonalZero & shiftedPlus;
    previousMatches = matches;
  }
  return distance;
}

/** The distance of two texts that are both too long for the bits of an integer. */
function tableDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const cell = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const replacement = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + replacement);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(cell(i, j), cell(i - 2, j - 2) + 1);
    }
  }
  return cell(a.length, b.length);
}
