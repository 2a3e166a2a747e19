/** The rules about how texts are written, whatever they say. */
import { decodeEntity, entityNamePattern } from '../../util/html-entities.ts';
import { findMojibake } from '../../util/mojibake.ts';
import { cleanText, invisibleCharacters } from '../../util/sanitize.ts';
import type { PaperEntry } from '../model/schema.ts';
import { type ScalarText, scalarsOf } from '../source/precise-reader.ts';
import type { LocatedRecord, Path } from '../source/read-records.ts';
import { createPaperRule, type Readings, type RuleFinding, type Rules, readingsByKind } from './rule.ts';

export const textRules = {
  'title-dot': { level: 'warning', about: 'a title has no full stop at its end', find: titlesWithoutDot() },
  'title-capitals': { level: 'warning', about: 'a title is not all in capitals', find: titlesInLowerCase() },
  'url-dot': { level: 'warning', about: 'a URL does not end with a sign of the text around it', find: urlsAlone },
  'html-entity': { level: 'warning', about: 'a text has characters, not what HTML has for them', find: withoutEntities },
  'wrong-charset': { level: 'warning', about: 'a text was read in its own character set', find: inItsCharset },
  'not-nfc': { level: 'warning', about: 'an accent is one character with its letter (Unicode NFC)', find: composed },
  'invisible-character': { level: 'warning', about: 'a text has no character that cannot be seen', find: seen },
} satisfies Rules;

/** The titles of a paper, its own and those of other forms of it. */
function titles({ title, translation, preprint }: PaperEntry): { readonly path: Path; readonly title: string }[] {
  const all = [
    { path: ['title'], title },
    { path: ['translation'], title: translation },
    { path: ['preprint', 'title'], title: preprint?.title },
  ];
  return all.flatMap(({ path, title }) => (title === undefined ? [] : { path, title }));
}

/** Abbreviations, initials and dots that say that something was left out. */
const ownDot = /(?:\.\.|[^\p{L}\p{N}]\p{L}\.|\b(?:etc|al|inc|ltd|co|corp|jr|sr|no|vol|vs|ed|eds|dept|univ)\.)$/iu;

function titlesWithoutDot() {
  return createPaperRule((paper) =>
    titles(paper).flatMap(({ path, title }) => {
      if (!/[.。．]$/.test(title) || ownDot.test(title)) return [];
      const text = title.slice(0, -1).trimEnd();
      if (text === '') return [];
      const written = (scalar: string) => withoutLast(scalar, title.slice(-1));
      return [{ path, message: `${named(path)} ends with a full stop`, fix: 'leave the full stop out', mend: { text, written } }];
    }),
  );
}

function withoutLast(text: string, piece: string): string {
  const at = text.lastIndexOf(piece);
  return at < 0 ? text : text.slice(0, at) + text.slice(at + piece.length);
}

function titlesInLowerCase() {
  return createPaperRule((paper) =>
    titles(paper)
      .filter(({ title }) => isShouted(title))
      .map(({ path }) => ({ path, message: `${named(path)} is all in capitals`, fix: 'write it as a sentence or a headline' })),
  );
}

/** Whether it is more than a name in capitals; a script without capitals never is. */
function isShouted(title: string): boolean {
  if (/\p{Ll}|\p{Lo}/u.test(title)) return false;
  const words = title.match(/\p{L}+/gu) ?? [];
  return words.length > 1 && (words.length > 2 || words.join('').length >= 15);
}

function urlsAlone({ papers, repos }: Readings): RuleFinding[] {
  const of = (record: LocatedRecord<unknown>, field: string, url: string | undefined) => {
    const text = withoutEnd(url ?? '');
    if (url === undefined || text === url) return [];
    const message = `${field} ${url} ends with "${url.slice(text.length)}"`;
    // A bracket may belong to a URL, whatever is before it.
    const mend = /[)\]}]$/.test(url)
      ? undefined
      : { text, written: (scalar: string) => withoutLast(scalar, url.slice(text.length)) };
    return [{ record, path: [field], message, fix: `${field}: ${text}`, mend }];
  };
  return [
    ...papers.records.flatMap((record) => [...of(record, 'url', record.entry.url), ...of(record, 'pdf', record.entry.pdf)]),
    ...repos.records.flatMap((record) => of(record, 'url', record.entry.url)),
  ];
}

/** The URL without the stops and the closing brackets that end it, but one that is opened in it. */
function withoutEnd(url: string): string {
  const stop = /[.,;:!'’”]$/.test(url);
  const open = { ')': '(', ']': '[', '}': '{' }[url.slice(-1)];
  const isUnopened = open !== undefined && count(url, open) < count(url, url.slice(-1));
  return stop || isUnopened ? url.slice(0, -1) : url;
}

const count = (text: string, char: string) => text.split(char).length - 1;

interface Text {
  readonly path: Path;
  readonly text: string;
}

/** What is wrong with any text of any record. */
function inTexts(catalog: Readings, find: (text: string) => Omit<RuleFinding, 'record' | 'path'> | undefined): RuleFinding[] {
  return readingsByKind(catalog).flatMap(([, { records }]) =>
    records.flatMap((record) =>
      texts(record.entry, []).flatMap(({ path, text }) => {
        const found = find(text);
        return found ? [{ ...found, record, path, message: `${named(path)} ${found.message}` }] : [];
      }),
    ),
  );
}

function texts(value: unknown, path: Path): Text[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => texts(part, [...path, Array.isArray(value) ? Number(name) : name]));
}

/** A part in a message: the name of its field. */
const named = (path: Path) =>
  path.filter((step) => typeof step === 'string' && !/^(?:family|given|suffix|literal)$/.test(step)).join('.') || 'it';

const entity = new RegExp(`&${entityNamePattern};`, 'gi');

function withoutEntities(catalog: Readings): RuleFinding[] {
  return inTexts(catalog, (text) => {
    if (!text.includes('&')) return undefined;
    const piece = (text.match(entity) ?? []).find((one) => decodeEntity(one) !== undefined);
    if (piece === undefined) return undefined;
    return { message: `has "${piece}" of HTML`, fix: `write ${cleanText(decodeEntity(piece) ?? '') || 'a blank'}`, piece };
  });
}

function inItsCharset(catalog: Readings): RuleFinding[] {
  return inTexts(catalog, (text) => {
    const found = findMojibake(text);
    if (!found) return undefined;
    const { wrong, right, charset } = found;
    return { message: `has "${wrong}", which is UTF-8 read as ${charset}`, fix: `write ${right}`, piece: wrong };
  });
}

/** What is wrong with the texts of records as they are written, before they are cleaned. */
function inSources(
  catalog: Readings,
  isSuspect: RegExp,
  find: (text: ScalarText) => Omit<RuleFinding, 'record' | 'path'> | undefined,
) {
  return readingsByKind(catalog).flatMap(([, { records }]) =>
    records.flatMap((record) => {
      const source = record.source?.() ?? '';
      if (!isSuspect.test(source)) return [];
      return scalarsOf(source).flatMap((text) => {
        const found = find(text);
        return found ? [{ ...found, record, path: text.path, message: `${named(text.path)} ${found.message}` }] : [];
      });
    }),
  );
}

function composed(catalog: Readings): RuleFinding[] {
  return inSources(catalog, /[^\0-\u02ff]|\\[xuUN]/, ({ source, value }) => {
    const right = value.normalize('NFC');
    if (right === value) return undefined;
    const piece = [...segments(source)].find((one) => one !== one.normalize('NFC'));
    const letters = [...(piece ?? value)].filter((char) => char > '~').slice(0, 4);
    const what = letters.map(codePoint).join(' ');
    const mend = { text: cleanText(value), written: (scalar: string) => scalar.normalize('NFC') };
    return { message: `has ${what}, which is not composed (NFC)`, fix: 'lm4c check --fix writes it so', piece, mend };
  });
}

/** Each letter with the marks on it. */
const segments = (text: string) => text.match(/[^\p{M}]\p{M}*|\p{M}+/gu) ?? [];

const codePoint = (char: string) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** What YAML has for a character between double quotes, of those that may be invisible. */
const charEscape = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|[0abe])/g;

const mayHide = new RegExp(`${invisibleCharacters.source}|\\\\`, 'u');

function seen(catalog: Readings): RuleFinding[] {
  return inSources(catalog, mayHide, ({ source, value }) => {
    const hidden = value.match(invisibleCharacters) ?? [];
    const piece = hidden[0];
    if (piece === undefined) return undefined;
    const codes = [...new Set(hidden.flatMap((one) => [...one]).map(codePoint))];
    const mend = { text: cleanText(value), written: withoutInvisible };
    return {
      message: `has ${codes.join(', ')}, which cannot be seen`,
      fix: 'leave it out',
      piece: source.includes(piece) ? piece : undefined,
      mend,
    };
  });
}

/** The scalar without invisible characters, also where they are escapes; what may be one becomes a character, so that it tells. */
function withoutInvisible(scalar: string): string {
  const plain = (all: string, ...[short, usual, long]: string[]) => {
    const code = Number.parseInt(short ?? usual ?? long ?? '0', 16);
    const char = code <= 0x10ffff ? String.fromCodePoint(code) : all;
    return char.replace(invisibleCharacters, '') === '' ? char : all;
  };
  return scalar.replace(charEscape, plain).replace(invisibleCharacters, '');
}
