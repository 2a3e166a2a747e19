/** Rules about the characters of all texts: encoding errors, HTML entities, Unicode normalization. */
import { decodeEntity, entityNamePattern } from '../../util/html-entities.ts';
import { findMojibake } from '../../util/mojibake.ts';
import { cleanText, invisibleCharacters } from '../../util/sanitize.ts';
import { type ScalarText, scalarsOf } from '../source/parse-record.ts';
import type { Path } from '../source/read-records.ts';
import { fieldLabel, type Readings, type RuleFinding, type Rules, readingsByKind } from './rule.ts';

/** A violation in a text; the message begins after the name of the field. */
type TextFinding = Omit<RuleFinding, 'record' | 'path'>;

/** Checks every text of every record, as it is after YAML parsing and cleaning. */
function checkTexts(catalog: Readings, find: (text: string) => TextFinding | undefined): RuleFinding[] {
  return readingsByKind(catalog).flatMap(([, { records }]) =>
    records.flatMap((record) =>
      textsOf(record.entry, []).flatMap(({ path, text }) => {
        const finding = find(text);
        return finding ? [{ ...finding, record, path, message: `${fieldLabel(path)} ${finding.message}` }] : [];
      }),
    ),
  );
}

interface Text {
  readonly path: Path;
  readonly text: string;
}

function textsOf(value: unknown, path: Path): Text[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => textsOf(part, [...path, Array.isArray(value) ? Number(name) : name]));
}

const entity = new RegExp(`&${entityNamePattern};`, 'gi');

function findEntities(catalog: Readings): RuleFinding[] {
  return checkTexts(catalog, (text) => {
    if (!text.includes('&')) return undefined;
    const excerpt = (text.match(entity) ?? []).find((name) => decodeEntity(name) !== undefined);
    if (excerpt === undefined) return undefined;
    const replacement = cleanText(decodeEntity(excerpt) ?? '') || 'a blank';
    return { message: `has "${excerpt}" of HTML`, fix: `write ${replacement}`, excerpt };
  });
}

function findWrongCharsets(catalog: Readings): RuleFinding[] {
  return checkTexts(catalog, (text) => {
    const found = findMojibake(text);
    if (!found) return undefined;
    const { wrong, right, charset } = found;
    return { message: `has "${wrong}", which is UTF-8 read as ${charset}`, fix: `write ${right}`, excerpt: wrong };
  });
}

/** Checks the texts of records as they are in the file, before cleaning. Only records that match the pattern are parsed again. */
function checkSources(catalog: Readings, suspicious: RegExp, find: (text: ScalarText) => TextFinding | undefined) {
  return readingsByKind(catalog).flatMap(([, { records }]) =>
    records.flatMap((record) => {
      const source = record.source?.() ?? '';
      if (!suspicious.test(source)) return [];
      return scalarsOf(source).flatMap((scalar) => {
        const finding = find(scalar);
        const label = fieldLabel(scalar.path);
        return finding ? [{ ...finding, record, path: scalar.path, message: `${label} ${finding.message}` }] : [];
      });
    }),
  );
}

function findDecomposed(catalog: Readings): RuleFinding[] {
  return checkSources(catalog, /[^\0-\u02ff]|\\[xuUN]/, ({ source, value }) => {
    if (value.normalize('NFC') === value) return undefined;
    const excerpt = combiningSequences(source).find((sequence) => sequence !== sequence.normalize('NFC'));
    const characters = [...(excerpt ?? value)].filter((char) => char > '~').slice(0, 4);
    const codePoints = characters.map(formatCodePoint).join(' ');
    const autoFix = { value: cleanText(value), rewriteSource: (scalar: string) => scalar.normalize('NFC') };
    return {
      message: `has ${codePoints}, which is not composed (NFC)`,
      fix: 'lm4c check --fix writes it so',
      excerpt,
      autoFix,
    };
  });
}

/** Each character with its combining marks. */
const combiningSequences = (text: string) => text.match(/[^\p{M}]\p{M}*|\p{M}+/gu) ?? [];

const formatCodePoint = (char: string) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const invisibleOrEscaped = new RegExp(`${invisibleCharacters.source}|\\\\`, 'u');

function findInvisible(catalog: Readings): RuleFinding[] {
  return checkSources(catalog, invisibleOrEscaped, ({ source, value }) => {
    const invisible = value.match(invisibleCharacters) ?? [];
    const first = invisible[0];
    if (first === undefined) return undefined;
    const codePoints = [...new Set(invisible.flatMap((text) => [...text]).map(formatCodePoint))];
    return {
      message: `has ${codePoints.join(', ')}, which cannot be seen`,
      fix: 'leave it out',
      excerpt: source.includes(first) ? first : undefined,
      autoFix: { value: cleanText(value), rewriteSource: removeInvisible },
    };
  });
}

/** The escapes of double-quoted YAML scalars that may stand for invisible characters. */
const charEscape = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|[0abe])/g;

/** The source of a scalar without invisible characters, escaped or not. */
function removeInvisible(scalar: string): string {
  const removeEscape = (sequence: string, ...[short, usual, long]: string[]) => {
    const code = Number.parseInt(short ?? usual ?? long ?? '0', 16);
    const char = code <= 0x10ffff ? String.fromCodePoint(code) : sequence;
    // An invisible character is inserted unescaped, so that the whole sequence around it can be matched below.
    return char.replace(invisibleCharacters, '') === '' ? char : sequence;
  };
  return scalar.replace(charEscape, removeEscape).replace(invisibleCharacters, '');
}

export const characterRules = {
  'html-entity': { level: 'warning', description: 'a text has characters, not what HTML has for them', find: findEntities },
  'wrong-charset': { level: 'warning', description: 'a text was read in its own character set', find: findWrongCharsets },
  'not-nfc': { level: 'warning', description: 'an accent is one character with its letter (Unicode NFC)', find: findDecomposed },
  'invisible-character': { level: 'warning', description: 'a text has no character that cannot be seen', find: findInvisible },
} satisfies Rules;
