/** Names of authors: their parts, the forms in which they are written, and how one form is made of another. */
import { cleanText } from '../../util/sanitize.ts';

export interface NameInParts {
  /** With its particle: `van der Berg`. */
  readonly family: string;
  readonly suffix?: string;
  readonly given: string;
  /** Lower-case words at the beginning of the family name are part of it, and no particle. */
  readonly undivided?: true;
}

/** A name that is never taken apart: a group's, or one in Chinese characters with its romanisation. */
interface LiteralName {
  readonly literal: string;
  readonly latin?: string | undefined;
}

export type Author = NameInParts | LiteralName;

/** A name as YAML has it: `Family, Given`, `Family, Suffix, Given`, or a map for one that is never taken apart. */
export type WrittenAuthor = string | LiteralName;

/** The results for each author, followed by `others` where the catalog does not name all of them. */
export function mapAuthors<T>(
  { authors, etal }: { readonly authors: readonly Author[]; readonly etal?: true | undefined },
  map: (author: Author) => T,
  others: T,
): T[] {
  return [...authors.map(map), ...(etal ? [others] : [])];
}

/** `Weisong Sun`, `Martin Luther King, Jr.`, or the literal name. */
export function readableName(author: Author): string {
  if ('literal' in author) return author.literal;
  const { family, given, suffix } = author;
  return suffix === undefined ? `${given} ${family}` : `${given} ${family}, ${suffix}`;
}

/** `Sun, Weisong`, `King, Jr., Martin Luther`. */
export function invertedName({ family, given, suffix }: NameInParts): string {
  return suffix === undefined ? `${family}, ${given}` : `${family}, ${suffix}, ${given}`;
}

/** The inverse of {@link invertedName}. */
export function parseInvertedName(written: string): NameInParts {
  const comma = written.indexOf(', ');
  const last = written.lastIndexOf(', ');
  const [family, given] = [written.slice(0, comma), written.slice(last + 2)];
  return last > comma ? { family, suffix: written.slice(comma + 2, last), given } : { family, given };
}

/** The text by which authors are sorted. */
export const sortableName = (author: Author) => ('literal' in author ? author.literal : invertedName(author));

/** Of a literal name the last word in Latin letters, or all of it where there are none. */
export function familyName(author: Author | WrittenAuthor): string {
  if (typeof author === 'string') return parseWrittenName(author).family;
  return 'literal' in author ? (author.latin?.split(' ').at(-1) ?? author.literal) : author.family;
}

/** The parts of a name as YAML has it. Braces make a particle part of the family name: `{van der Berg}, Jan`. */
export function parseWrittenName(written: string): NameInParts {
  const [family = '', ...rest] = written.split(',').map((part) => part.trim());
  const given = rest.at(-1) ?? '';
  const [, whole] = /^\{(\s*[^\s{}][^{}]*)\}$/.exec(family) ?? [];
  return {
    family: whole?.trim() ?? family,
    ...(rest.length > 1 && { suffix: rest[0] ?? '' }),
    given,
    ...(whole !== undefined && { undivided: true as const }),
  };
}

/** The parts of a name as another program has them. */
export interface NameParts {
  readonly family: string;
  readonly given: string;
  readonly suffix?: string | undefined;
  /** Whether lower-case words at the beginning of the family name are part of it. */
  readonly isUndivided?: boolean | undefined;
}

/** The name as YAML has it: literal where a part is missing, or has a comma or a brace. */
export function formatWrittenName(parts: NameParts): WrittenAuthor {
  const [family, given, suffix] = [cleanText(parts.family), cleanText(parts.given), cleanText(parts.suffix ?? '')];
  if (isIdeographic(family) && isIdeographic(given)) return { literal: family + given };
  if (!family || !given || /[,{}]/.test(family + given + suffix)) {
    return { literal: [given, family, suffix].filter(Boolean).join(' ') };
  }
  const whole = parts.isUndivided && /^\p{Ll}.* /u.test(family) ? `{${family}}` : family;
  return suffix ? `${whole}, ${suffix}, ${given}` : `${whole}, ${given}`;
}

/** Whether a name is of Chinese, Japanese or Korean characters alone, which have the family name first and no blank. */
export const isIdeographic = (name: string) => ideographs.test(name);

const ideographs = /^[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\s]+$/;

/** `Jr.`, `III`; in capitals only, because Ii is a family name. */
const isNameSuffix = (word: string) => /^(?:[JS]r|[js]r|[JS]R)\.?$|^I{2,3}$|^IV$/.test(word);

/** Whether a word of a name begins a particle, such as `van der` or `de la`: its first letter is a small one. */
export function isParticle(word: string): boolean {
  const [letter] = [...word].filter((char) => char.toLowerCase() !== char.toUpperCase());
  return letter !== undefined && letter === letter.toLowerCase();
}

/** Particles by which a text is recognised as a name. */
const commonParticles = new Set(
  'van von der den de la le del della di da dos das du zu zur ter ten af av bin ibn el al y'.split(' '),
);

export const isCommonParticle = (word: string) => commonParticles.has(word);

/** The particle in front of a family name: `van der` of `van der Berg`. */
export function splitParticle({ family, undivided }: NameInParts): { readonly particle?: string; readonly family: string } {
  if (undivided || !family.includes(' ')) return { family };
  const words = family.split(' ');
  const first = words.findIndex((word, index) => index === words.length - 1 || !isParticle(word));
  return first > 0 ? { particle: words.slice(0, first).join(' '), family: words.slice(first).join(' ') } : { family };
}

/**
 * The words of each part of a name in reading order, as BibTeX divides it: the family name begins with the first particle, or is the
 * last word. The suffix of `Martin Luther King Jr.` stands apart.
 */
export function divideName(
  words: readonly string[],
  isParticleOf: (word: string) => boolean = isParticle,
): { readonly given: readonly string[]; readonly family: readonly string[]; readonly suffix?: string } {
  const suffix = words.length > 2 && isNameSuffix(words.at(-1) ?? '') ? words.at(-1) : undefined;
  const names = suffix === undefined ? words : words.slice(0, -1);
  const particle = names.findIndex((word, index) => index > 0 && index < names.length - 1 && isParticleOf(word));
  const start = particle > 0 ? particle : names.length - 1;
  return { given: names.slice(0, start), family: names.slice(start), ...(suffix !== undefined && { suffix }) };
}

/**
 * A readable name with its last word first: `Sun, Weisong`, `King, Jr., Martin`; a name of one word as it is. For names of which only
 * the text is known, where a particle and a given name in small letters look alike.
 */
export function invertReadableName(name: string): string {
  const [whole = '', suffix] = name.split(/, (.*)/s);
  const [, given, family] = /^(.*) (\S+)$/s.exec(whole) ?? [];
  return given ? [family, ...(suffix ? [suffix] : []), given].join(', ') : name;
}
