/** Finds mojibake: UTF-8 text that was decoded as another character set, `CafÃ©` for `Café`, `â€™` for an apostrophe. */

/** Wrongly decoded words and their correction. */
export interface Mojibake {
  /** From the first wrong word of the text to the last one. */
  readonly wrong: string;
  readonly right: string;
  readonly charset: string;
}

const latin1 = Array.from({ length: 128 }, (_, index) => String.fromCharCode(128 + index)).join('');

// The characters of bytes 128 to 255. TextDecoder cannot supply them: in some versions of Node its windows-1252 is Latin-1.
const characters = {
  'windows-1252': `€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ${latin1.slice(32)}`,
  macintosh:
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\xa0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
};

/** The bytes of non-ASCII characters, as Latin-1. Where windows-1252 has other characters, the control characters of Latin-1 count too. */
const charsets = Object.entries(characters).map(([charset, chars]) => {
  const all = [...(charset === 'macintosh' ? '' : latin1), ...chars];
  return { charset, bytes: new Map(all.map((char, index) => [char, latin1.charAt(index % 128)])) };
});

/** Bytes of UTF-8 that may encode one character. */
const utf8Sequence = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;
const decoder = new TextDecoder();

/** Characters that may follow a letter in correct text, as in `“CAFÉ”`, and that are also continuation bytes of UTF-8. */
const plausibleFollower = /[”’“‘»«›‹…–—•·™®°²³¹ªº§¶†‡´¨\u00a0]/;

/** Characters that a title or a name can have, so no control, private-use or unassigned characters. */
const plausibleCharacter = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Cf}]$/u;

/** A range of a text whose bytes are the UTF-8 of one character. */
interface Utf8Sequence {
  readonly start: number;
  readonly end: number;
  readonly char: string;
}

/** The mojibake of a text; undefined if the text seems correct. */
export function findMojibake(text: string): Mojibake | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the same in all character sets
  if (/^[\x00-\x7f]*$/.test(text)) return undefined;
  for (const { charset, bytes } of charsets) {
    const sequences = findSequences(text, bytes);
    const [first, last] = [sequences[0], sequences.at(-1)];
    if (!first || !last || !sequences.some((_, index) => isCertain(text, sequences, index))) continue;
    const start = text.lastIndexOf(' ', first.start) + 1;
    const space = text.indexOf(' ', last.end);
    const end = space < 0 ? text.length : space;
    return { wrong: text.slice(start, end), right: decodeSequences(text, sequences, [start, end]), charset };
  }
  return undefined;
}

function decodeSequences(text: string, sequences: readonly Utf8Sequence[], [start, end]: readonly [number, number]): string {
  const unchanged = [start, ...sequences.map((sequence) => sequence.end)];
  const parts = sequences.map((sequence, index) => text.slice(unchanged[index], sequence.start) + sequence.char);
  return parts.join('') + text.slice(unchanged.at(-1), end);
}

function findSequences(text: string, bytes: ReadonlyMap<string, string>): Utf8Sequence[] {
  const encoded = text.replace(/[^\0-\x7f]/g, (char) => bytes.get(char) ?? '\0');
  const sequences = Array.from(encoded.matchAll(utf8Sequence), ({ 0: sequence, index: start }) => {
    return { start, end: start + sequence.length, char: decoder.decode(Buffer.from(sequence, 'latin1')) };
  });
  // The decoder turns invalid bytes into several characters.
  return sequences.filter(({ char }) => plausibleCharacter.test(char));
}

/**
 * Whether the sequence cannot occur in correct text. `É”` at the end of a word in capitals and `é…”` at the end of a French sentence are
 * also UTF-8 sequences. A sequence with no other next to it must therefore contain a character that cannot follow a word, or be inside
 * a word; and a sequence of two bytes must encode a Latin letter.
 */
function isCertain(text: string, sequences: readonly Utf8Sequence[], index: number): boolean {
  const sequence = sequences[index];
  if (!sequence) return false;
  const { start, end, char } = sequence;
  if (sequences[index - 1]?.end === start || sequences[index + 1]?.start === end) return true;
  const hasImplausibleFollower = [...text.slice(start + 1, end)].some((char) => !plausibleFollower.test(char));
  if (end - start > 2) return hasImplausibleFollower;
  if (char > '\u017f') return false;
  const before = text.charAt(start - 1);
  // `√π` is mathematics, but not in the middle of a word.
  if (/[√¬≈ƒ∆]/.test(text.charAt(start))) return /\p{L}/u.test(before);
  return hasImplausibleFollower || /[\p{Ll}\d]/u.test(before);
}
