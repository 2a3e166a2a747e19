/** Finds mojibake: UTF-8 text that was decoded as another character set, `CafÃ©` for `Café`, `â€™` for an apostrophe. */

/** Wrongly decoded words and their correction. */
export interface Mojibake {
  /** From the first wrong word of the text to the last one. */
  readonly wrong: string;
  readonly right: string;
  readonly charset: string;
}

// The characters of bytes 128 to 255. TextDecoder cannot supply them: in some versions of Node its windows-1252 is Latin-1.
const characters = {
  'windows-1252': `€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ${latin1(160)}`,
  macintosh:
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\xa0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
};

function latin1(first: number): string {
  return String.fromCharCode(...Array.from({ length: 256 - first }, (_, index) => first + index));
}

/**
 * The byte of each non-ASCII character. Where windows-1252 has other characters than Latin-1, the control characters of Latin-1
 * count too.
 */
const charsets = Object.entries(characters).map(([charset, chars]) => ({
  charset,
  bytes: new Map([...(charset === 'macintosh' ? '' : latin1(128)), ...chars].map((char, index) => [char, 128 + (index % 128)])),
}));

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Characters that may follow a letter in correct text, as in `“CAFÉ”`, and that are also continuation bytes of UTF-8. */
const plausibleFollower = /[”’“‘»«›‹…–—•·™®°²³¹ªº§¶†‡´¨\u00a0]/;

/** Characters that a title or a name can have, so no control, private-use or unassigned characters. */
const plausibleCharacter = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Cf}]$/u;

/** Characters of a text whose bytes are the UTF-8 of one character. */
interface Utf8Sequence {
  readonly start: number;
  /** After the last character. */
  readonly end: number;
  /** What the bytes encode. */
  readonly char: string;
}

/** The mojibake of a text; undefined if the text seems correct. */
export function findMojibake(text: string): Mojibake | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the same in all character sets
  if (/^[\x00-\x7f]*$/.test(text)) return undefined;
  for (const { charset, bytes } of charsets) {
    const sequences = findSequences(text, bytes);
    const first = sequences[0];
    const last = sequences.at(-1);
    if (!first || !last || !sequences.some((_, index) => isCertain(text, sequences, index))) continue;
    const start = text.lastIndexOf(' ', first.start) + 1;
    const space = text.indexOf(' ', last.end);
    const end = space < 0 ? text.length : space;
    return { wrong: text.slice(start, end), right: decodeSequences(text, sequences, start, end), charset };
  }
  return undefined;
}

function decodeSequences(text: string, sequences: readonly Utf8Sequence[], start: number, end: number): string {
  let at = start;
  const parts = sequences.map((sequence) => {
    const unchanged = text.slice(at, sequence.start);
    at = sequence.end;
    return unchanged + sequence.char;
  });
  return parts.join('') + text.slice(at, end);
}

function findSequences(text: string, bytes: ReadonlyMap<string, number>): Utf8Sequence[] {
  const found: Utf8Sequence[] = [];
  for (let start = 0; start < text.length; start++) {
    const length = sequenceLength(bytes.get(text.charAt(start)) ?? 0);
    if (length === 0) continue;
    const char = decodeBytes([...text.slice(start, start + length)].map((byte) => bytes.get(byte) ?? 0));
    if (char === undefined) continue;
    found.push({ start, end: start + length, char });
    start += length - 1;
  }
  return found;
}

/** The number of bytes of a UTF-8 sequence by its lead byte; 0 if the byte is none. */
function sequenceLength(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

function decodeBytes([lead = 0, ...rest]: readonly number[]): string | undefined {
  if (!rest.every((byte) => byte >= 0x80 && byte < 0xc0)) return undefined;
  try {
    const char = decoder.decode(Uint8Array.of(lead, ...rest));
    return plausibleCharacter.test(char) ? char : undefined;
  } catch {
    // Not valid UTF-8, so the characters are meant as they are.
    return undefined;
  }
}

/**
 * Whether the sequence cannot occur in correct text. `É”` at the end of a word in capitals and `é…”` at the end of a French
 * sentence are also UTF-8 sequences. A sequence with no other next to it must therefore contain a character that cannot follow a
 * word, or be inside a word; and a sequence of two bytes must encode a Latin letter.
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
