/** Text that was UTF-8 and was read as if it were of another character set: `CafÃ©` for `Café`, `â€™` for an apostrophe. */

/** A piece of text that was misread. */
export interface Mojibake {
  /** From the first word with a slip to the last one. */
  readonly wrong: string;
  readonly right: string;
  readonly charset: string;
}

/** The characters from byte 128 on; those of TextDecoder are those of Latin-1 in some versions of Node. */
const characters = {
  'windows-1252': `€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ${latin1(160)}`,
  macintosh:
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\xa0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
};

function latin1(first: number): string {
  return String.fromCharCode(...Array.from({ length: 256 - first }, (_, index) => first + index));
}

/** The bytes that each of them has for its characters beyond ASCII; Latin-1 has controls where Windows has more letters. */
const charsets = Object.entries(characters).map(([charset, chars]) => ({
  charset,
  bytes: new Map([...(charset === 'macintosh' ? '' : latin1(128)), ...chars].map((char, index) => [char, 128 + (index % 128)])),
}));

const decoder = new TextDecoder('utf-8', { fatal: true });

/** What may stand behind a letter in text that is right, as in `“CAFÉ”`, and is a byte of UTF-8 too. */
const follower = /[”’“‘»«›‹…–—•·™®°²³¹ªº§¶†‡´¨\u00a0]/;

/** Signs that are read where there was a letter; controls and private characters are not. */
const sensible = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Cf}]$/u;

/** A sequence of bytes of UTF-8, found among the characters of a text. */
interface Sequence {
  readonly start: number;
  readonly end: number;
  readonly char: string;
}

/** The piece of a text that was misread; undefined where it seems right. */
export function findMojibake(text: string): Mojibake | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is never misread
  if (/^[\x00-\x7f]*$/.test(text)) return undefined;
  for (const { charset, bytes } of charsets) {
    const found = sequences(text, bytes);
    const first = found[0];
    const last = found.at(-1);
    if (!first || !last || !found.some((_, index) => isSure(text, found, index))) continue;
    const start = text.lastIndexOf(' ', first.start) + 1;
    const blank = text.indexOf(' ', last.end);
    const end = blank < 0 ? text.length : blank;
    return { wrong: text.slice(start, end), right: mended(text, found, start, end), charset };
  }
  return undefined;
}

function mended(text: string, found: readonly Sequence[], start: number, end: number): string {
  let at = start;
  const parts = found.map((sequence) => {
    const before = text.slice(at, sequence.start);
    at = sequence.end;
    return before + sequence.char;
  });
  return parts.join('') + text.slice(at, end);
}

function sequences(text: string, bytes: ReadonlyMap<string, number>): Sequence[] {
  const found: Sequence[] = [];
  for (let start = 0; start < text.length; start++) {
    const length = lengthFrom(bytes.get(text.charAt(start)) ?? 0);
    if (length === 0) continue;
    const char = decoded([...text.slice(start, start + length)].map((one) => bytes.get(one) ?? 0));
    if (char === undefined) continue;
    found.push({ start, end: start + length, char });
    start += length - 1;
  }
  return found;
}

/** How many bytes a character has whose first byte it is; 0 where it is none. */
function lengthFrom(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

function decoded([lead = 0, ...rest]: readonly number[]): string | undefined {
  if (!rest.every((byte) => byte >= 0x80 && byte < 0xc0)) return undefined;
  try {
    const char = decoder.decode(Uint8Array.of(lead, ...rest));
    return sensible.test(char) ? char : undefined;
  } catch {
    // Not UTF-8: the text is what it says.
    return undefined;
  }
}

/**
 * Whether right text has no such sequence. `É”` ends a word in capitals, `é…”` a sentence in French, and both are letters of UTF-8:
 * one that stands alone must have what does not end a word, or stand inside one; and in two bytes it must be a letter of Latin.
 */
function isSure(text: string, found: readonly Sequence[], index: number): boolean {
  const sequence = found[index];
  if (!sequence) return false;
  const { start, end, char } = sequence;
  if (found[index - 1]?.end === start || found[index + 1]?.start === end) return true;
  const isOpen = [...text.slice(start + 1, end)].some((one) => !follower.test(one));
  if (end - start > 2) return isOpen;
  if (char > '\u017f') return false;
  const before = text.charAt(start - 1);
  // A root of π is mathematics, but not in the middle of a word.
  if (/[√¬≈ƒ∆]/.test(text.charAt(start))) return /\p{L}/u.test(before);
  return isOpen || /[\p{Ll}\d]/u.test(before);
}
