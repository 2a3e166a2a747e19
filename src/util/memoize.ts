/** Values that are computed when they are first asked for, and then kept. */

/** The value, computed once. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The same, computed once for each word. */
export function memoizeByString(compute: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    let result = known.get(word);
    if (result === undefined) {
      result = compute(word);
      known.set(word, result);
    }
    return result;
  };
}
